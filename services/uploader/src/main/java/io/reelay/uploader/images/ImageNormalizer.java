package io.reelay.uploader.images;

import io.reelay.contracts.ImageConstraints;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.uploader.images.ImageHeader.ColourSamples;
import io.reelay.uploader.images.InvalidImageException.Reason;
import io.reelay.uploader.storage.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Validates an image by its content and re-encodes it: upright, without metadata, within the constraints. Only the
/// pixels of the original file are kept. Thread-safe; blocks until memory is available.
@ApplicationScoped
public class ImageNormalizer {

    /// Above this limit only every n-th pixel is decoded. A photo of 12 megapixels is decoded completely.
    private static final long MAX_DECODED_PIXELS = 13_000_000;

    private final ImagesConfig config;
    private final DecodePermits permits;
    private final WebpDecoder webp;

    public ImageNormalizer(ImagesConfig config, Ffmpeg ffmpeg) {
        this.config = config;
        this.webp = new WebpDecoder(ffmpeg, config.maxPixels());
        this.permits = new DecodePermits(config.decodingMegapixels());
    }

    /// The maximum size of an uploaded file.
    public int maxBytes() {
        return config.maxBytes();
    }

    /// Normalizes an image for storage, before the model is known.
    ///
    /// @throws InvalidImageException if the image cannot be used
    public NormalizedImage normalize(byte[] content) {
        Set<String> writable = Set.of(ImageType.JPEG.contentType(), ImageType.PNG.contentType());
        return normalize(
                content,
                new ImageConstraints(config.maxBytes(), 1, config.maxSide(), writable, 0, Double.POSITIVE_INFINITY));
    }

    /// Normalizes an image for a model.
    ///
    /// @throws InvalidImageException if the image cannot be used
    public NormalizedImage normalize(byte[] content, ImageConstraints constraints) {
        ImageType type = checkType(content);
        OriginalImage original = new OriginalImage(content, type, ImageHeader.read(content, type));
        checkPixels(original.header());
        return permits.with(original.header(), () -> convert(original, constraints));
    }

    private void checkPixels(ImageHeader header) {
        if (header.pixels() > config.maxPixels()) {
            throw new InvalidImageException(
                    Reason.TOO_MANY_PIXELS,
                    "the image has %s x %s pixels; at most %s megapixels are accepted."
                            .formatted(header.width(), header.height(), config.maxPixels() / 1_000_000));
        }
    }

    private ImageType checkType(byte[] content) {
        if (content.length > config.maxBytes()) {
            throw new InvalidImageException(
                    Reason.TOO_LARGE, "the image is larger than %s MB.".formatted(config.maxBytes() / 1024 / 1024));
        }
        return ImageType.of(content)
                .orElseThrow(() -> new InvalidImageException(
                        Reason.UNSUPPORTED_TYPE,
                        "the content is not a JPG, PNG or WEBP image, even if its name says so."));
    }

    private NormalizedImage convert(OriginalImage original, ImageConstraints constraints) {
        ColourSamples colours = original.header().colours();
        Optional<ColourProfile> profile = colours.profile();
        // The calls are nested so that each intermediate image can be collected early.
        BufferedImage upright = ExifOrientation.apply(
                ImageEncoder.shrinkToFit(decodeToSrgb(original, profile), constraints.maxSide()),
                original.header().orientation());
        checkRatio(upright, constraints);
        checkSides(upright, constraints);
        ImageEncoder.Encoded encoded = new ImageEncoder(constraints).encode(upright, original.type());
        return new NormalizedImage(
                encoded.type(),
                encoded.content(),
                encoded.width(),
                encoded.height(),
                Sha256.of(encoded.content()),
                original.changesTo(
                        encoded, constraints, profile.isPresent() || colours.channels() == ColourProfile.CMYK));
    }

    private BufferedImage decodeToSrgb(OriginalImage original, Optional<ColourProfile> profile) {
        if (original.header().colours().channels() == ColourProfile.CMYK) {
            return decode(profile.isPresent() ? original : original.withoutProfile());
        }
        BufferedImage stored = decode(original.withoutProfile());
        return profile.map(usable -> new SrgbConversion(usable).apply(stored)).orElse(stored);
    }

    /// The decoder converts CMYK to sRGB by the profile in the file. All other samples stay unchanged.
    private BufferedImage decode(OriginalImage original) {
        int everyNth = (int) Math.ceil(Math.sqrt((double) original.header().pixels() / MAX_DECODED_PIXELS));
        return switch (original.type()) {
            case JPEG, PNG -> ImageDecoder.read(original, everyNth);
            case WEBP -> webp.read(original, everyNth);
        };
    }

    private static void checkSides(BufferedImage image, ImageConstraints constraints) {
        if (Math.min(image.getWidth(), image.getHeight()) < constraints.minSide()) {
            throw new InvalidImageException(
                    Reason.TOO_SMALL,
                    "the image has %s x %s pixels; this model accepts no side below %s pixels. Use a larger image."
                            .formatted(image.getWidth(), image.getHeight(), constraints.minSide()));
        }
    }

    private static void checkRatio(BufferedImage image, ImageConstraints constraints) {
        double ratio = (double) image.getWidth() / image.getHeight();
        if (ratio < constraints.minRatio() || ratio > constraints.maxRatio()) {
            throw new InvalidImageException(
                    Reason.WRONG_RATIO,
                    String.format(
                            Locale.ROOT,
                            "the width of the image is %.2f times its height; this model accepts %.2f to %.2f. Crop it.",
                            ratio,
                            constraints.minRatio(),
                            constraints.maxRatio()));
        }
    }
}
