package io.reelay.sandbox.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Type and size of an image according to its header. File names and declared types are ignored.
///
/// @param contentType such as `image/jpeg`
public record ReferenceImage(String contentType, int width, int height, int bytes) {

    private static final int PNG_MAGIC = 0x8950_4E47;
    private static final int JPEG_MAGIC = 0xFFD8;
    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int UNSIGNED_BYTE = 0xFF;
    private static final int FOURTEEN_BITS = 0x3FFF;

    /// Empty if the content is not an image or its header is truncated.
    public static Optional<ReferenceImage> of(byte[] content) {
        ByteBuffer data = ByteBuffer.wrap(content);
        try {
            if (data.getInt(0) == PNG_MAGIC) {
                return Optional.of(new ReferenceImage("image/png", data.getInt(16), data.getInt(20), content.length));
            }
            if ((data.getShort(0) & UNSIGNED_SHORT) == JPEG_MAGIC) {
                return jpeg(data);
            }
            if (text(content, 0, 4).equals("RIFF") && text(content, 8, 4).equals("WEBP")) {
                return webp(data.order(ByteOrder.LITTLE_ENDIAN), text(content, 12, 4));
            }
            data.order(ByteOrder.LITTLE_ENDIAN);
            if (text(content, 0, 4).equals("GIF8")) {
                return Optional.of(
                        new ReferenceImage("image/gif", unsigned(data, 6), unsigned(data, 8), content.length));
            }
            if (text(content, 0, 2).equals("BM")) {
                return Optional.of(
                        new ReferenceImage("image/bmp", data.getInt(18), Math.abs(data.getInt(22)), content.length));
            }
        } catch (IndexOutOfBoundsException brokenOff) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// Reads the segments up to the frame header, which contains the size.
    private static Optional<ReferenceImage> jpeg(ByteBuffer data) {
        int at = 2;
        while ((data.get(at) & UNSIGNED_BYTE) == UNSIGNED_BYTE) {
            int marker = data.get(at + 1) & UNSIGNED_BYTE;
            if (marker == UNSIGNED_BYTE) {
                at++;
                continue;
            }
            if (isFrameHeader(marker)) {
                return Optional.of(new ReferenceImage(
                        "image/jpeg", unsigned(data, at + 7), unsigned(data, at + 5), data.capacity()));
            }
            at += 2 + unsigned(data, at + 2);
        }
        return Optional.empty();
    }

    /// SOF0 to SOF15, without the table markers in this range.
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<ReferenceImage> webp(ByteBuffer data, String kind) {
        int bytes = data.capacity();
        return switch (kind) {
            case "VP8X" ->
                Optional.of(
                        new ReferenceImage("image/webp", 1 + threeBytes(data, 24), 1 + threeBytes(data, 27), bytes));
            case "VP8L" -> {
                int packed = data.getInt(21);
                yield Optional.of(new ReferenceImage(
                        "image/webp", 1 + (packed & FOURTEEN_BITS), 1 + (packed >>> 14 & FOURTEEN_BITS), bytes));
            }
            case "VP8 " ->
                Optional.of(new ReferenceImage(
                        "image/webp", unsigned(data, 26) & FOURTEEN_BITS, unsigned(data, 28) & FOURTEEN_BITS, bytes));
            default -> Optional.empty();
        };
    }

    private static int unsigned(ByteBuffer data, int at) {
        return data.getShort(at) & UNSIGNED_SHORT;
    }

    private static int threeBytes(ByteBuffer data, int at) {
        return unsigned(data, at) | (data.get(at + 2) & UNSIGNED_BYTE) << 16;
    }

    private static String text(byte[] content, int from, int length) {
        return content.length < from + length ? "" : new String(content, from, length, StandardCharsets.US_ASCII);
    }

    public double ratio() {
        return (double) width / height;
    }
}
