package io.reelay.uploader.images;

import io.reelay.contracts.ImageConstraints;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.uploader.images.ImageHeader.Colours;
import io.reelay.uploader.images.InvalidImageException.Reason;
import io.reelay.uploader.storage.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Checks a picture by its content and encodes it anew: upright, without metadata, within the rules. Nothing of the
/// original file but its pixels gets through. Thread-safe; waits for memory.
@ApplicationScoped
public class ImageNormalizer {

    /// Beyond it only every n-th pixel is decoded. A telephone's 12 megapixels are decoded all.
    private static final long DECODED_PIXELS = 13_000_000;

    private final ImagesConfig config;
    private final DecodePermits budget;
    private final WebpDecoder webp;

    public ImageNormalizer(ImagesConfig config, Ffmpeg ffmpeg) {
        this.config = config;
        this.webp = new WebpDecoder(ffmpeg, config.maxPixels());
        this.budget = new DecodePermits(config.decodingMegapixels());
    }

    /// The largest file that is taken.
    public int maxBytes() {
        return config.maxBytes();
    }

    /// Prepares a picture for keeping, before it is known which model it is for.
    ///
    /// @throws PictureRefused when it cannot be used
    public NormalizedImage prepare(byte[] content) {
        Set<String> writable = Set.of(ImageType.JPEG.contentType(), ImageType.PNG.contentType());
        return prepare(
                content,
                new ImageConstraints(config.maxBytes(), 1, config.maxSide(), writable, 0, Double.POSITIVE_INFINITY));
    }

    /// Prepares a picture for a model.
    ///
    /// @throws PictureRefused when it cannot be used
    public NormalizedImage prepare(byte[] content, ImageConstraints rules) {
        ImageType type = check(content);
        OriginalImage original = new OriginalImage(content, type, ImageHeader.read(content, type));
        checkPixels(original.container());
        return budget.with(original.container(), () -> convert(original, rules));
    }

    private void checkPixels(ImageHeader container) {
        if (container.pixels() > config.maxPixels()) {
            throw new InvalidImageException(
                    Reason.TOO_MANY_PIXELS,
                    "the picture has %s x %s pixels; at most %s megapixels are taken."
                            .formatted(container.width(), container.height(), config.maxPixels() / 1_000_000));
        }
    }

    private ImageType check(byte[] content) {
        if (content.length > config.maxBytes()) {
            throw new InvalidImageException(
                    Reason.TOO_LARGE, "the picture is larger than %s MB.".formatted(config.maxBytes() / 1024 / 1024));
        }
        return ImageType.of(content)
                .orElseThrow(() -> new InvalidImageException(
                        Reason.NO_PICTURE, "the content is no JPG, PNG or WEBP picture, whatever its name says."));
    }

    private NormalizedImage convert(OriginalImage original, ImageConstraints rules) {
        Colours colours = original.container().colours();
        Optional<ColourProfile> profile = colours.profile();
        // One call in the other, so that each stage of the picture is gone when the next but one begins.
        BufferedImage upright = ExifOrientation.of(
                ImageEncoder.within(pixels(original, profile), rules.maxSide()),
                original.container().orientation());
        checkRatio(upright, rules);
        checkSides(upright, rules);
        ImageEncoder.Encoded fitting = new ImageEncoder(rules).encode(upright, original.type());
        return new NormalizedImage(
                fitting.type(),
                fitting.content(),
                fitting.width(),
                fitting.height(),
                Sha256.of(fitting.content()),
                original.changesTo(fitting, rules, profile.isPresent() || colours.channels() == ColourProfile.CMYK));
    }

    private BufferedImage pixels(OriginalImage original, Optional<ColourProfile> profile) {
        if (original.container().colours().channels() == ColourProfile.CMYK) {
            return stored(profile.isPresent() ? original : original.withoutProfile());
        }
        BufferedImage stored = stored(original.withoutProfile());
        return profile.map(described -> new SrgbConversion(described).of(stored))
                .orElse(stored);
    }

    /// Printers' inks become sRGB on the way, by the profile in the file; all other samples stay as they are.
    private BufferedImage stored(OriginalImage original) {
        int everyNth = (int) Math.ceil(Math.sqrt((double) original.container().pixels() / DECODED_PIXELS));
        return switch (original.type()) {
            case JPEG, PNG -> ImageDecoder.read(original, everyNth);
            case WEBP -> webp.read(original, everyNth);
        };
    }

    private static void checkSides(BufferedImage picture, ImageConstraints rules) {
        if (Math.min(picture.getWidth(), picture.getHeight()) < rules.minSide()) {
            throw new InvalidImageException(
                    Reason.TOO_SMALL,
                    "the picture has %s x %s pixels; this model takes none below %s pixels a side. Use a larger one."
                            .formatted(picture.getWidth(), picture.getHeight(), rules.minSide()));
        }
    }

    private static void checkRatio(BufferedImage picture, ImageConstraints rules) {
        double ratio = (double) picture.getWidth() / picture.getHeight();
        if (ratio < rules.minRatio() || ratio > rules.maxRatio()) {
            throw new InvalidImageException(
                    Reason.WRONG_RATIO,
                    String.format(
                            Locale.ROOT,
                            "the picture's width is %.2f times its height; this model takes %.2f to %.2f. Crop it.",
                            ratio,
                            rules.minRatio(),
                            rules.maxRatio()));
        }
    }
}
