package io.reelay.uploader.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The metadata block that cameras write, as far as it says which way up the picture is.
final class ExifBlock {

    private static final int ORIENTATION_TAG = 0x0112;
    private static final byte[] START = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifBlock() {}

    /// Whether a segment that may hold something else is such a block.
    static boolean is(ByteBuffer segment) {
        return segment.limit() >= START.length && segment.slice(0, START.length).equals(ByteBuffer.wrap(START));
    }

    /// Looks the tag up in the first directory; a broken block turns nothing.
    ///
    /// @param block with or without the word that it begins with in a JPEG
    static int orientation(ByteBuffer block) {
        try {
            ByteBuffer tiff = is(block) ? block.slice(START.length, block.limit() - START.length) : block;
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
                    int orientation = tiff.getShort(entry + 8);
                    return orientation >= 1 && orientation <= 8 ? orientation : ImageHeader.UPRIGHT;
                }
            }
            return ImageHeader.UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return ImageHeader.UPRIGHT;
        }
    }
}
