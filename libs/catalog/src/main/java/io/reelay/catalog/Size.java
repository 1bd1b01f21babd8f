package io.reelay.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A width and a height. Written `720:1280`; `720x1280` is read as well.
///
/// Numbers too small to be pixels (`9:16`) are an aspect ratio: a wish that each model answers with a size of its own.
public record Size(int width, int height) {

    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,5})\\s*[:xX×]\\s*(\\d{1,5})\\s*");
    private static final int SMALLEST_PICTURE_SIDE = 100;

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A size has two sides of at least 1, not " + width + ":" + height);
        }
    }

    /// Reads a size that is known to be one, as in a catalog file.
    ///
    /// @throws IllegalArgumentException when the text is no size
    @JsonCreator
    public static Size of(String text) {
        return read(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("A size is written <width>:<height>, not \"" + text + "\""));
    }

    /// Reads what a caller wrote; empty when it is neither a size nor an aspect ratio.
    public static Optional<Size> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(written.group(1));
        int height = Integer.parseInt(written.group(2));
        return width == 0 || height == 0 ? Optional.empty() : Optional.of(new Size(width, height));
    }

    public boolean isAspectRatio() {
        return width < SMALLEST_PICTURE_SIDE && height < SMALLEST_PICTURE_SIDE;
    }

    public double ratio() {
        return (double) width / height;
    }

    public long pixels() {
        return (long) width * height;
    }

    @JsonValue
    @Override
    public String toString() {
        return width + ":" + height;
    }
}
