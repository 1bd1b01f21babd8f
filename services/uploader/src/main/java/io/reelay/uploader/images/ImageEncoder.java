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

/// Encodes an image within a size limit: first at lower quality, then at smaller dimensions.
final class ImageEncoder {

    private static final List<Float> QUALITIES = List.of(0.92f, 0.85f, 0.75f, 0.6f);
    private static final double SHRINK = 0.75;
    private static final int MIN_SIDE = 64;
    private static final int STRIPE = 64;

    private final ImageConstraints constraints;

    ImageEncoder(ImageConstraints constraints) {
        this.constraints = constraints;
    }

    /// An encoded image. `recompressed` says whether the first attempt was too large.
    record Encoded(ImageType type, byte[] content, int width, int height, boolean recompressed) {}

    /// @param original the uploaded type; it is kept if the model accepts it and the file is small enough
    Encoded encode(BufferedImage image, ImageType original) {
        boolean pngFirst = accepts(ImageType.PNG) && (original == ImageType.PNG || hasAlpha(image));
        Optional<Encoded> png = pngFirst ? png(image, false) : Optional.empty();
        return png.or(() -> accepts(ImageType.JPEG)
                        ? encodeShrinking(flatten(image), ImageType.JPEG, pngFirst)
                        : Optional.empty())
                .or(() -> accepts(ImageType.PNG) ? encodeShrinking(image, ImageType.PNG, false) : Optional.empty())
                .orElseThrow(() -> new InvalidImageException(
                        Reason.CANNOT_FIT, "the image cannot be compressed to " + constraints.maxBytes() + " bytes."));
    }

    private Optional<Encoded> encodeShrinking(BufferedImage image, ImageType type, boolean recompressed) {
        boolean retried = recompressed;
        BufferedImage smaller = image;
        int smallest = Math.max(constraints.minSide(), Math.min(MIN_SIDE, shortSide(image)));
        while (shortSide(smaller) >= smallest) {
            Optional<Encoded> encoded = type == ImageType.JPEG ? jpeg(smaller, retried) : png(smaller, retried);
            if (encoded.isPresent()) {
                return encoded;
            }
            smaller = scaled(smaller, SHRINK);
            retried = true;
        }
        return Optional.empty();
    }

    private Optional<Encoded> jpeg(BufferedImage image, boolean recompressed) {
        boolean retried = recompressed;
        for (float quality : QUALITIES) {
            Optional<byte[]> content = write(image, ImageType.JPEG, quality);
            if (content.isPresent()) {
                return Optional.of(encoded(ImageType.JPEG, image, content.get(), retried));
            }
            retried = true;
        }
        return Optional.empty();
    }

    private Optional<Encoded> png(BufferedImage image, boolean recompressed) {
        return write(image, ImageType.PNG, 1).map(content -> encoded(ImageType.PNG, image, content, recompressed));
    }

    private static Encoded encoded(ImageType type, BufferedImage image, byte[] content, boolean recompressed) {
        return new Encoded(type, content, image.getWidth(), image.getHeight(), recompressed);
    }

    private boolean accepts(ImageType type) {
        return constraints.contentTypes().contains(type.contentType());
    }

    /// Shrinks the image to the maximum side; never enlarges it.
    static BufferedImage shrinkToFit(BufferedImage image, int maxSide) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        return longest <= maxSide ? image : scaled(image, (double) maxSide / longest);
    }

    private static BufferedImage scaled(BufferedImage image, double factor) {
        BufferedImage smaller = new BufferedImage(
                Math.max(1, (int) Math.round(image.getWidth() * factor)),
                Math.max(1, (int) Math.round(image.getHeight() * factor)),
                hasAlpha(image) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Resizers.PROGRESSIVE.resize(GreyImages.drawable(image), smaller);
        return smaller;
    }

    private static int shortSide(BufferedImage image) {
        return Math.min(image.getWidth(), image.getHeight());
    }

    private static boolean hasAlpha(BufferedImage image) {
        return image.getColorModel().hasAlpha();
    }

    /// JPEG has no transparency: transparent areas become white. Other colour spaces become sRGB.
    private static BufferedImage flatten(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB || image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, flat.getWidth(), flat.getHeight());
        // Drawing copies the source, so it is done in stripes.
        for (int y = 0; y < image.getHeight(); y += STRIPE) {
            int height = Math.min(STRIPE, image.getHeight() - y);
            BufferedImage stripe = GreyImages.drawable(image.getSubimage(0, y, image.getWidth(), height));
            graphics.drawImage(stripe, 0, y, null);
        }
        graphics.dispose();
        return flat;
    }

    /// Empty if the file would be larger than the constraints allow.
    private Optional<byte[]> write(BufferedImage image, ImageType type, float quality) {
        ImageWriter writer = writer(image, type);
        LimitedOutputStream content = new LimitedOutputStream(constraints.maxBytes());
        try (ImageOutputStream output = ImageIO.createImageOutputStream(content)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (type == ImageType.JPEG) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            // Writing to memory fails only at the size limit.
            return Optional.empty();
        } finally {
            writer.dispose();
        }
        return Optional.of(content.toByteArray());
    }

    private static ImageWriter writer(BufferedImage image, ImageType type) {
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), type.name());
        if (!writers.hasNext()) {
            throw new IllegalStateException("The JDK has no writer for " + type);
        }
        return writers.next();
    }
}
