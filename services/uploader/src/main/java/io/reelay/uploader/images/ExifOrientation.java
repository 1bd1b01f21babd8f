package io.reelay.uploader.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;

/// Rotates and mirrors an image according to its EXIF orientation. It works row by row, so that no third copy of
/// the image is in memory.
final class ExifOrientation {

    private static final int FIRST_ROTATED = 5;

    private ExifOrientation() {}

    static boolean swapsSides(int orientation) {
        return orientation >= FIRST_ROTATED;
    }

    static BufferedImage apply(BufferedImage image, int orientation) {
        if (orientation == ImageHeader.UPRIGHT) {
            return image;
        }
        WritableRaster stored = image.getRaster();
        int width = stored.getWidth();
        int height = stored.getHeight();
        WritableRaster upright = swapsSides(orientation)
                ? stored.createCompatibleWritableRaster(height, width)
                : stored.createCompatibleWritableRaster(width, height);
        int[] row = new int[width * stored.getNumBands()];
        for (int y = 0; y < height; y++) {
            stored.getPixels(0, y, width, 1, row);
            if (reversesRows(orientation)) {
                reverse(row, stored.getNumBands());
            }
            int line = reversesRowOrder(orientation) ? height - 1 - y : y;
            if (swapsSides(orientation)) {
                upright.setPixels(line, 0, 1, width, row);
            } else {
                upright.setPixels(0, line, width, 1, row);
            }
        }
        ColorModel colours = image.getColorModel();
        return new BufferedImage(colours, upright, colours.isAlphaPremultiplied(), null);
    }

    private static boolean reversesRows(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private static boolean reversesRowOrder(int orientation) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    private static void reverse(int[] row, int bands) {
        for (int left = 0, right = row.length - bands; left < right; left += bands, right -= bands) {
            for (int band = 0; band < bands; band++) {
                int swapped = row[left + band];
                row[left + band] = row[right + band];
                row[right + band] = swapped;
            }
        }
    }
}
