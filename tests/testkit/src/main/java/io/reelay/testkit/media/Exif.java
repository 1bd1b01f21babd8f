package io.reelay.testkit.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The smallest EXIF block that rotates an image: one directory with the maker of the camera and the orientation.
public final class Exif {
    public static final String CAMERA = "Reelay Sample Camera";
    public static final int UPRIGHT = 1;
    public static final int UPSIDE_DOWN = 3;
    public static final int TURN_RIGHT = 6;
    public static final int TURN_LEFT = 8;

    private static final int START_OF_IMAGE_LENGTH = 2;
    private static final short APP1 = (short) 0xFFE1;
    private static final byte[] HEADER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short MAKE = 0x010F;
    private static final short ORIENTATION = 0x0112;
    private static final short ASCII = 2;
    private static final short SHORT = 3;
    private static final int TEXT_OFFSET = 8 + 2 + 2 * 12 + 4;

    private Exif() {}

    static byte[] insertInto(byte[] jpeg, int orientation) {
        byte[] block = directory(orientation);
        return ByteBuffer.allocate(jpeg.length + 4 + HEADER.length + block.length)
                .put(jpeg, 0, START_OF_IMAGE_LENGTH)
                .putShort(APP1)
                .putShort((short) (2 + HEADER.length + block.length))
                .put(HEADER)
                .put(block)
                .put(Arrays.copyOfRange(jpeg, START_OF_IMAGE_LENGTH, jpeg.length))
                .array();
    }

    private static byte[] directory(int orientation) {
        byte[] maker = (CAMERA + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(TEXT_OFFSET + maker.length);
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort(MAKE).putShort(ASCII).putInt(maker.length).putInt(TEXT_OFFSET);
        tiff.putShort(ORIENTATION)
                .putShort(SHORT)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0);
        return tiff.put(maker).array();
    }
}
