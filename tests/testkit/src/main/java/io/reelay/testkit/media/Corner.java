package io.reelay.testkit.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;

/// The four corners of a sample image and their colours.
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

    /// The corner of the sample image that appears in this corner of `image`.
    public Corner seenIn(BufferedImage image) {
        int x = left() ? image.getWidth() / 16 : image.getWidth() - 1 - image.getWidth() / 16;
        int y = top() ? image.getHeight() / 16 : image.getHeight() - 1 - image.getHeight() / 16;
        Color seen = new Color(image.getRGB(x, y));
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
