package io.reelay.testkit.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;

/// The four corners of a sample picture by the colour they are painted in.
public enum Corner {
    TOP_LEFT(Color.RED),
    TOP_RIGHT(Color.GREEN),
    BOTTOM_LEFT(Color.BLUE),
    BOTTOM_RIGHT(Color.YELLOW);

    private final Color color;

    Corner(Color color) {
        this.color = color;
    }

    void paint(Graphics2D graphics, int width, int height) {
        graphics.setColor(color);
        graphics.fillRect(left() ? 0 : width - width / 4, top() ? 0 : height - height / 4, width / 4, height / 4);
    }

    /// Which corner of the sample picture is seen in this corner of `picture`.
    public Corner seenIn(BufferedImage picture) {
        int x = left() ? picture.getWidth() / 16 : picture.getWidth() - 1 - picture.getWidth() / 16;
        int y = top() ? picture.getHeight() / 16 : picture.getHeight() - 1 - picture.getHeight() / 16;
        Color seen = new Color(picture.getRGB(x, y));
        return Arrays.stream(values())
                .min(Comparator.comparingInt(corner -> corner.distanceTo(seen)))
                .orElseThrow();
    }

    private int distanceTo(Color other) {
        return Math.abs(color.getRed() - other.getRed())
                + Math.abs(color.getGreen() - other.getGreen())
                + Math.abs(color.getBlue() - other.getBlue());
    }

    private boolean left() {
        return this == TOP_LEFT || this == BOTTOM_LEFT;
    }

    private boolean top() {
        return this == TOP_LEFT || this == TOP_RIGHT;
    }
}
