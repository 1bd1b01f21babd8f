package io.reelay.uploader.pictures;

import io.reelay.contracts.PictureRules;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.uploader.pictures.Container.Colours;
import io.reelay.uploader.pictures.PictureRefused.Reason;
import io.reelay.uploader.storage.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Checks a picture by its content and encodes it anew: upright, without metadata, within the rules. Nothing of the
/// original file but its pixels gets through. Thread-safe; waits for memory.
@ApplicationScoped
public class PicturePreparation {

    /// Beyond it only every n-th pixel is decoded. A telephone's 12 megapixels are decoded all.
    private static final long DECODED_PIXELS = 13_000_000;

    private final PicturesConfig config;
    private final PixelBudget budget;
    private final WebpPixels webp;

    public PicturePreparation(PicturesConfig config, Ffmpeg ffmpeg) {
        this.config = config;
        this.webp = new WebpPixels(ffmpeg, config.maxPixels());
        this.budget = new PixelBudget(config.decodingMegapixels());
    }

    /// The largest file that is taken.
    public int maxBytes() {
        return config.maxBytes();
    }

    /// Prepares a picture for keeping, before it is known which model it is for.
    ///
    /// @throws PictureRefused when it cannot be used
    public PreparedPicture prepare(byte[] content) {
        Set<String> writable = Set.of(PictureType.JPEG.contentType(), PictureType.PNG.contentType());
        return prepare(
                content,
                new PictureRules(config.maxBytes(), 1, config.maxSide(), writable, 0, Double.POSITIVE_INFINITY));
    }

    /// Prepares a picture for a model.
    ///
    /// @throws PictureRefused when it cannot be used
    public PreparedPicture prepare(byte[] content, PictureRules rules) {
        PictureType type = check(content);
        Original original = new Original(content, type, Container.read(content, type));
        checkPixels(original.container());
        return budget.with(original.container(), () -> convert(original, rules));
    }

    private void checkPixels(Container container) {
        if (container.pixels() > config.maxPixels()) {
            throw new PictureRefused(
                    Reason.TOO_MANY_PIXELS,
                    "the picture has %s x %s pixels; at most %s megapixels are taken."
                            .formatted(container.width(), container.height(), config.maxPixels() / 1_000_000));
        }
    }

    private PictureType check(byte[] content) {
        if (content.length > config.maxBytes()) {
            throw new PictureRefused(
                    Reason.TOO_LARGE, "the picture is larger than %s MB.".formatted(config.maxBytes() / 1024 / 1024));
        }
        return PictureType.of(content)
                .orElseThrow(() -> new PictureRefused(
                        Reason.NO_PICTURE, "the content is no JPG, PNG or WEBP picture, whatever its name says."));
    }

    private PreparedPicture convert(Original original, PictureRules rules) {
        Colours colours = original.container().colours();
        Optional<ColourProfile> profile = colours.profile();
        // One call in the other, so that each stage of the picture is gone when the next but one begins.
        BufferedImage upright = Upright.of(
                Fitting.within(pixels(original, profile), rules.maxSide()),
                original.container().orientation());
        checkRatio(upright, rules);
        checkSides(upright, rules);
        Fitting.Encoded fitting = new Fitting(rules).encode(upright, original.type());
        return new PreparedPicture(
                fitting.type(),
                fitting.content(),
                fitting.width(),
                fitting.height(),
                Sha256.of(fitting.content()),
                original.changesTo(fitting, rules, profile.isPresent() || colours.channels() == ColourProfile.CMYK));
    }

    private BufferedImage pixels(Original original, Optional<ColourProfile> profile) {
        if (original.container().colours().channels() == ColourProfile.CMYK) {
            return stored(profile.isPresent() ? original : original.withoutProfile());
        }
        BufferedImage stored = stored(original.withoutProfile());
        return profile.map(described -> new SrgbConversion(described).of(stored))
                .orElse(stored);
    }

    /// Printers' inks become sRGB on the way, by the profile in the file; all other samples stay as they are.
    private BufferedImage stored(Original original) {
        int everyNth = (int) Math.ceil(Math.sqrt((double) original.container().pixels() / DECODED_PIXELS));
        return switch (original.type()) {
            case JPEG, PNG -> Pixels.read(original, everyNth);
            case WEBP -> webp.read(original, everyNth);
        };
    }

    private static void checkSides(BufferedImage picture, PictureRules rules) {
        if (Math.min(picture.getWidth(), picture.getHeight()) < rules.minSide()) {
            throw new PictureRefused(
                    Reason.TOO_SMALL,
                    "the picture has %s x %s pixels; this model takes none below %s pixels a side. Use a larger one."
                            .formatted(picture.getWidth(), picture.getHeight(), rules.minSide()));
        }
    }

    private static void checkRatio(BufferedImage picture, PictureRules rules) {
        double ratio = (double) picture.getWidth() / picture.getHeight();
        if (ratio < rules.minRatio() || ratio > rules.maxRatio()) {
            throw new PictureRefused(
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
