package io.reelay.uploader.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/// Converts grey images so that drawing keeps their brightness. Java interprets grey samples as linear light,
/// except samples of eight bits without transparency.
final class GreyImages {

    private GreyImages() {}

    /// Returns the image itself if drawing keeps its brightness.
    static BufferedImage drawable(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel
                || colours.getColorSpace().getType() != ColorSpace.TYPE_GRAY
                || image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        return toRgb(image, colours.hasAlpha());
    }

    private static BufferedImage toRgb(BufferedImage image, boolean alpha) {
        int width = image.getWidth();
        BufferedImage drawable = new BufferedImage(
                width, image.getHeight(), alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        WritableRaster target = drawable.getRaster();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int band = 0; band < 3; band++) {
                target.setSamples(0, y, width, 1, band, row);
            }
            if (alpha) {
                target.setSamples(0, y, width, 1, 3, image.getRaster().getSamples(0, y, width, 1, 1, row));
            }
        }
        return drawable;
    }
}
