package io.reelay.uploader.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the orientation from an EXIF block.
final class ExifBlock {

    private static final int ORIENTATION_TAG = 0x0112;
    private static final byte[] IDENTIFIER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifBlock() {}

    /// Whether a segment, which can hold other data, is an EXIF block.
    static boolean is(ByteBuffer segment) {
        return segment.limit() >= IDENTIFIER.length
                && segment.slice(0, IDENTIFIER.length).equals(ByteBuffer.wrap(IDENTIFIER));
    }

    /// Reads the orientation tag of the first directory; upright if the block is damaged.
    ///
    /// @param block with or without the identifier that it starts with in a JPEG
    static int orientation(ByteBuffer block) {
        try {
            ByteBuffer tiff = is(block) ? block.slice(IDENTIFIER.length, block.limit() - IDENTIFIER.length) : block;
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
