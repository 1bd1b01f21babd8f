package io.reelay.uploader.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What the container around the pixels tells, read without decoding them.
///
/// @param orientation EXIF orientation, 1 (upright) to 8
/// @param metadata    whether it carries anything about who, where or with what the picture was made
/// @param complete    whether the container is closed as it should be; decoders paint what is missing grey
record Container(int orientation, boolean metadata, boolean complete) {

    static final int UPRIGHT = 1;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> PNG_METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final Set<String> WEBP_METADATA = Set.of("EXIF", "XMP ");

    static Container read(byte[] content, PictureType type) {
        try {
            return switch (type) {
                case JPEG -> jpeg(content);
                case PNG -> png(ByteBuffer.wrap(content).position(8));
                case WEBP -> webp(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
            };
        } catch (RuntimeException e) {
            // A length that leads outside the file.
            return new Container(UPRIGHT, false, false);
        }
    }

    private static Container jpeg(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).position(2);
        int orientation = UPRIGHT;
        boolean metadata = false;
        while (true) {
            int marker = bytes.getShort() & 0xffff;
            if (marker == 0xffda) {
                return new Container(orientation, metadata, endsAfter(content, bytes.position()));
            }
            int length = bytes.getShort(bytes.position()) & 0xffff;
            ByteBuffer segment = bytes.slice(bytes.position() + 2, length - 2);
            metadata |= marker == 0xffe1 || marker == 0xffed || marker == 0xfffe;
            if (marker == 0xffe1 && startsWith(segment, EXIF)) {
                orientation = orientation(segment.slice(EXIF.length, segment.limit() - EXIF.length));
            }
            bytes.position(bytes.position() + length);
        }
    }

    private static boolean endsAfter(byte[] content, int scan) {
        for (int i = content.length - 2; i >= scan; i--) {
            if (content[i] == (byte) 0xff && content[i + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    private static Container png(ByteBuffer bytes) {
        int orientation = UPRIGHT;
        boolean metadata = false;
        while (true) {
            int length = bytes.getInt();
            String chunk = name(bytes);
            if (chunk.equals("IEND")) {
                return new Container(orientation, metadata, true);
            }
            metadata |= PNG_METADATA.contains(chunk);
            if (chunk.equals("eXIf")) {
                orientation = orientation(bytes.slice(bytes.position(), length));
            }
            bytes.position(bytes.position() + length + 4);
        }
    }

    private static Container webp(ByteBuffer bytes) {
        int end = bytes.getInt(4) + 8;
        int orientation = UPRIGHT;
        boolean metadata = false;
        bytes.position(12);
        while (bytes.position() + 8 <= Math.min(end, bytes.limit())) {
            String chunk = name(bytes);
            int length = bytes.getInt();
            metadata |= WEBP_METADATA.contains(chunk);
            if (chunk.equals("EXIF")) {
                ByteBuffer exif = bytes.slice(bytes.position(), length);
                int skipped = startsWith(exif, EXIF) ? EXIF.length : 0;
                orientation = orientation(exif.slice(skipped, exif.limit() - skipped));
            }
            bytes.position(bytes.position() + length + (length & 1));
        }
        return new Container(orientation, metadata, end <= bytes.limit());
    }

    private static String name(ByteBuffer bytes) {
        byte[] name = new byte[4];
        bytes.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(ByteBuffer bytes, byte[] prefix) {
        return bytes.limit() >= prefix.length && bytes.slice(0, prefix.length).equals(ByteBuffer.wrap(prefix));
    }

    /// Looks the tag up in the first directory of a TIFF block; a broken block turns nothing.
    private static int orientation(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * 12;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
                    int orientation = tiff.getShort(entry + 8);
                    return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }
}
