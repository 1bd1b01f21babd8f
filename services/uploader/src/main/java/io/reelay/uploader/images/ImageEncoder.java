package io.reelay.uploader.images;

import io.reelay.contracts.ImageConstraints;
import io.reelay.uploader.images.InvalidImageException.Reason;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.resizers.Resizers;

/// Encodes a picture within a number of bytes: first at lower quality, then smaller, until it fits.
final class ImageEncoder {

    private static final List<Float> QUALITIES = List.of(0.92f, 0.85f, 0.75f, 0.6f);
    private static final double SHRINK = 0.75;
    private static final int SMALLEST_SIDE = 64;
    private static final int STRIPE = 64;

    private final ImageConstraints rules;

    ImageEncoder(ImageConstraints rules) {
        this.rules = rules;
    }

    /// An encoded picture, and whether bytes had to be saved for it.
    record Encoded(ImageType type, byte[] content, int width, int height, boolean squeezed) {}

    /// @param original the type that was sent; kept where the model takes it and it fits
    Encoded encode(BufferedImage picture, ImageType original) {
        boolean pngFirst = takes(ImageType.PNG) && (original == ImageType.PNG || hasAlpha(picture));
        Optional<Encoded> png = pngFirst ? png(picture, false) : Optional.empty();
        return png.or(() -> takes(ImageType.JPEG)
                        ? shrinking(flat(picture), ImageType.JPEG, pngFirst)
                        : Optional.empty())
                .or(() -> takes(ImageType.PNG) ? shrinking(picture, ImageType.PNG, false) : Optional.empty())
                .orElseThrow(() -> new InvalidImageException(
                        Reason.CANNOT_FIT, "the picture cannot be made to fit " + rules.maxBytes() + " bytes."));
    }

    private Optional<Encoded> shrinking(BufferedImage picture, ImageType type, boolean squeezed) {
        boolean saved = squeezed;
        BufferedImage smaller = picture;
        int smallest = Math.max(rules.minSide(), Math.min(SMALLEST_SIDE, shortSide(picture)));
        while (shortSide(smaller) >= smallest) {
            Optional<Encoded> fitting = type == ImageType.JPEG ? jpeg(smaller, saved) : png(smaller, saved);
            if (fitting.isPresent()) {
                return fitting;
            }
            smaller = scaled(smaller, SHRINK);
            saved = true;
        }
        return Optional.empty();
    }

    private Optional<Encoded> jpeg(BufferedImage picture, boolean squeezed) {
        boolean saved = squeezed;
        for (float quality : QUALITIES) {
            Optional<byte[]> content = write(picture, ImageType.JPEG, quality);
            if (content.isPresent()) {
                return Optional.of(encoded(ImageType.JPEG, picture, content.get(), saved));
            }
            saved = true;
        }
        return Optional.empty();
    }

    private Optional<Encoded> png(BufferedImage picture, boolean squeezed) {
        return write(picture, ImageType.PNG, 1).map(content -> encoded(ImageType.PNG, picture, content, squeezed));
    }

    private static Encoded encoded(ImageType type, BufferedImage picture, byte[] content, boolean squeezed) {
        return new Encoded(type, content, picture.getWidth(), picture.getHeight(), squeezed);
    }

    private boolean takes(ImageType type) {
        return rules.contentTypes().contains(type.contentType());
    }

    /// Shrinks so that the longest side fits; never enlarges.
    static BufferedImage within(BufferedImage picture, int maxSide) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        return longest <= maxSide ? picture : scaled(picture, (double) maxSide / longest);
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        BufferedImage smaller = new BufferedImage(
                Math.max(1, (int) Math.round(picture.getWidth() * factor)),
                Math.max(1, (int) Math.round(picture.getHeight() * factor)),
                hasAlpha(picture) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(GreyImages.drawable(picture), smaller);
        return smaller;
    }

    private static int shortSide(BufferedImage picture) {
        return Math.min(picture.getWidth(), picture.getHeight());
    }

    private static boolean hasAlpha(BufferedImage picture) {
        return picture.getColorModel().hasAlpha();
    }

    /// JPEG knows no transparency: what shines through becomes white. Other colour spaces become sRGB.
    private static BufferedImage flat(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB || picture.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return picture;
        }
        BufferedImage flat = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, flat.getWidth(), flat.getHeight());
        // What is drawn is copied on the way, so not the whole picture at once.
        for (int y = 0; y < picture.getHeight(); y += STRIPE) {
            int height = Math.min(STRIPE, picture.getHeight() - y);
            BufferedImage stripe = GreyImages.drawable(picture.getSubimage(0, y, picture.getWidth(), height));
            graphics.drawImage(stripe, 0, y, null);
        }
        graphics.dispose();
        return flat;
    }

    /// Empty when the file would be larger than the rules allow.
    private Optional<byte[]> write(BufferedImage picture, ImageType type, float quality) {
        ImageWriter writer = writer(picture, type);
        LimitedOutputStream content = new LimitedOutputStream(rules.maxBytes());
        try (ImageOutputStream output = ImageIO.createImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == ImageType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } catch (IOException e) {
            // Nothing else can fail in memory.
            return Optional.empty();
        } finally {
            writer.dispose();
        }
        return Optional.of(content.toByteArray());
    }

    private static ImageWriter writer(BufferedImage picture, ImageType type) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), type.name());
        if (!writers.hasNext()) {
            throw new IllegalStateException("The JDK writes " + type);
        }
        return writers.next();
    }
}
