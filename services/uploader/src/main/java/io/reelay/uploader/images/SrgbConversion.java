package io.reelay.uploader.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Converts the samples of a decoded image to sRGB. It works in place and in stripes, so that no second copy of the
/// image is in memory.
final class SrgbConversion {

    private static final int STRIPE = 64;
    private static final int[] COLOURS = {0, 1, 2};

    private final ColourProfile profile;

    SrgbConversion(ColourProfile profile) {
        this.profile = profile;
    }

    BufferedImage apply(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return new BufferedImage(convertPalette(palette), image.getRaster(), false, null);
        }
        if (image.getColorModel().getNumColorComponents() == ColourProfile.GREY) {
            convertGrey(image.getRaster());
        } else {
            convertColours(image.getRaster());
        }
        return image;
    }

    private IndexColorModel convertPalette(IndexColorModel palette) {
        int size = palette.getMapSize();
        int[] colours = new int[size];
        palette.getRGBs(colours);
        WritableRaster stored = interleaved(size, 1);
        for (int i = 0; i < size; i++) {
            stored.setPixel(i, 0, new int[] {palette.getRed(i), palette.getGreen(i), palette.getBlue(i)});
        }
        Raster srgb = profile.convert(stored);
        for (int i = 0; i < size; i++) {
            int[] rgb = srgb.getPixel(i, 0, (int[]) null);
            colours[i] = colours[i] & 0xff000000 | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
        }
        return new IndexColorModel(
                palette.getPixelSize(), size, colours, 0, palette.hasAlpha(), -1, palette.getTransferType());
    }

    private void convertGrey(WritableRaster pixels) {
        int[] table = profile.greyTable();
        int width = pixels.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < pixels.getHeight(); y++) {
            pixels.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                row[x] = table[row[x]];
            }
            pixels.setSamples(0, y, width, 1, 0, row);
        }
    }

    /// Leaves the transparency unchanged.
    private void convertColours(WritableRaster pixels) {
        int width = pixels.getWidth();
        WritableRaster colours = pixels.createWritableChild(0, 0, width, pixels.getHeight(), 0, 0, COLOURS);
        int[] samples = new int[width * STRIPE * COLOURS.length];
        for (int y = 0; y < pixels.getHeight(); y += STRIPE) {
            int height = Math.min(STRIPE, pixels.getHeight() - y);
            WritableRaster stored = interleaved(width, height);
            stored.setPixels(0, 0, width, height, colours.getPixels(0, y, width, height, samples));
            profile.convert(stored).getPixels(0, 0, width, height, samples);
            colours.setPixels(0, y, width, height, samples);
        }
    }

    private static WritableRaster interleaved(int width, int height) {
        return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, COLOURS.length, null);
    }
}
