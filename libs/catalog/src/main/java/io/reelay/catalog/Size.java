package io.reelay.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A width and a height, written as `720:1280` or `720x1280`.
///
/// Numbers that are too small for pixels (`9:16`) are an aspect ratio. Each model resolves it to one of its sizes.
public record Size(int width, int height) {

    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,5})\\s*[:xX×]\\s*(\\d{1,5})\\s*");
    private static final int SMALLEST_IMAGE_SIDE = 100;

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("Both sides of a size must be at least 1, not " + width + ":" + height);
        }
    }

    /// Parses the size in a catalog file.
    ///
    /// @throws IllegalArgumentException if the text is not a valid size
    @JsonCreator
    public static Size of(String text) {
        return read(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A size must be written as <width>:<height>, not \"" + text + "\""));
    }

    /// Parses a size or an aspect ratio; empty if the text is neither.
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
        return width < SMALLEST_IMAGE_SIDE && height < SMALLEST_IMAGE_SIDE;
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
