package io.reelay.uploader.images;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;

/// Turns and mirrors a picture the way that its EXIF orientation asks for. It goes row by row, so that no third picture
/// is in memory on the way.
final class ExifOrientation {

    private static final int FIRST_ON_ITS_SIDE = 5;

    private ExifOrientation() {}

    static boolean onItsSide(int orientation) {
        return orientation >= FIRST_ON_ITS_SIDE;
    }

    static BufferedImage of(BufferedImage picture, int orientation) {
        if (orientation == ImageHeader.UPRIGHT) {
            return picture;
        }
        WritableRaster stored = picture.getRaster();
        int width = stored.getWidth();
        int height = stored.getHeight();
        WritableRaster seen = onItsSide(orientation)
                ? stored.createCompatibleWritableRaster(height, width)
                : stored.createCompatibleWritableRaster(width, height);
        int[] row = new int[width * stored.getNumBands()];
        for (int y = 0; y < height; y++) {
            stored.getPixels(0, y, width, 1, row);
            if (rowsRunBackwards(orientation)) {
                reverse(row, stored.getNumBands());
            }
            int line = lastRowFirst(orientation) ? height - 1 - y : y;
            if (onItsSide(orientation)) {
                seen.setPixels(line, 0, 1, width, row);
            } else {
                seen.setPixels(0, line, width, 1, row);
            }
        }
        ColorModel colours = picture.getColorModel();
        return new BufferedImage(colours, seen, colours.isAlphaPremultiplied(), null);
    }

    private static boolean rowsRunBackwards(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }

    private static boolean lastRowFirst(int orientation) {
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
