package io.reelay.sandbox.media;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The properties that identify a clip file.
public record ClipShape(int width, int height, double seconds, boolean audio) {

    private static final Pattern NAME = Pattern.compile("(\\d+)x(\\d+)-([\\d.]+)s(-audio)?");

    /// Accepts `1280:720` and `1280x720`.
    public static ClipShape of(String size, double seconds, boolean audio) {
        String[] sides = size.split("[:x]", -1);
        return new ClipShape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), seconds, audio);
    }

    static ClipShape named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(name);
        }
        return new ClipShape(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Double.parseDouble(parts.group(3)),
                parts.group(4) != null);
    }

    String name() {
        return String.format(Locale.ROOT, "%dx%d-%.1fs%s", width, height, seconds, audio ? "-audio" : "");
    }
}
