package io.reelay.uploader.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Embeds colour profiles in encoded images, and creates small profiles.
final class ProfiledImages {

    private static final int PNG_HEADER_END = 33;
    private static final int ALPHA = 0x10;
    private static final int PROFILE = 0x20;

    private ProfiledImages() {}

    static byte[] resource(String name) {
        try (InputStream content = ProfiledImages.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The profile of `display-p3.png`, which another program wrote.
    static byte[] displayP3() {
        byte[] png = resource("display-p3.png");
        int chunk = indexOf(png, "iCCP");
        int length = ByteBuffer.wrap(png).getInt(chunk - 4);
        int compressed = chunk + 4;
        while (png[compressed] != 0) {
            compressed++;
        }
        compressed += 2;
        try (InputStream icc =
                new InflaterInputStream(new ByteArrayInputStream(png, compressed, chunk + 4 + length - compressed))) {
            return icc.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] png(byte[] png, byte[] icc) {
        return png(png, "iCCP", joined("any name\0\0".getBytes(StandardCharsets.US_ASCII), deflated(icc)));
    }

    /// Adds a chunk after the header.
    static byte[] png(byte[] png, String chunk, byte[] content) {
        byte[] named = joined(chunk.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 checksum = new CRC32();
        checksum.update(named);
        return joined(
                Arrays.copyOf(png, PNG_HEADER_END),
                ByteBuffer.allocate(4).putInt(content.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array(),
                Arrays.copyOfRange(png, PNG_HEADER_END, png.length));
    }

    static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] jpeg(byte[] jpeg, byte[] icc) {
        return jpeg(jpeg, segments(icc, 65_000));
    }

    static byte[] jpeg(byte[] jpeg, List<byte[]> segments) {
        return joined(
                Arrays.copyOf(jpeg, 2),
                joined(segments.toArray(byte[][]::new)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static List<byte[]> segments(byte[] icc, int size) {
        int count = Math.ceilDiv(icc.length, size);
        List<byte[]> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] part = Arrays.copyOfRange(icc, i * size, Math.min(icc.length, (i + 1) * size));
            segments.add(ByteBuffer.allocate(18 + part.length)
                    .putShort((short) 0xffe2)
                    .putShort((short) (16 + part.length))
                    .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) (i + 1))
                    .put((byte) count)
                    .put(part)
                    .array());
        }
        return segments;
    }

    static List<byte[]> reversed(List<byte[]> segments) {
        List<byte[]> reversed = new ArrayList<>(segments);
        Collections.reverse(reversed);
        return reversed;
    }

    /// Adds a canvas that declares the profile, and the profile.
    static byte[] webp(byte[] webp, byte[] icc) {
        ImageHeader size = ImageHeader.read(webp, ImageType.WEBP);
        boolean alpha = indexOf(webp, "ALPH") > 0 || indexOf(webp, "VP8L") > 0;
        byte[] canvas = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(PROFILE | (alpha ? ALPHA : 0))
                .putInt(size.width() - 1 | size.height() - 1 << 24)
                .putShort((short) (size.height() - 1 >> 8))
                .array();
        int frames = 12;
        if (indexOf(webp, "VP8X") == frames) {
            frames += 18;
        }
        byte[] chunks =
                joined(chunk("VP8X", canvas), chunk("ICCP", icc), Arrays.copyOfRange(webp, frames, webp.length));
        return chunk("RIFF", joined("WEBP".getBytes(StandardCharsets.US_ASCII), chunks));
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /// A profile with its header and its tags.
    static byte[] icc(String kind, String space, String connection, Map<String, byte[]> tags) {
        int data = 132 + 12 * tags.size();
        int size = data + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer icc = ByteBuffer.allocate(size).putInt(0, size).putInt(8, 0x02400000);
        icc.position(12).put((kind + space + connection).getBytes(StandardCharsets.US_ASCII));
        icc.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        icc.putInt(68, 0xf6d6).putInt(72, 0x10000).putInt(76, 0xd32d);
        icc.position(128).putInt(tags.size());
        int next = data;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            icc.put(tag.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(next)
                    .putInt(tag.getValue().length);
            next += tag.getValue().length;
        }
        tags.values().forEach(icc::put);
        return icc.array();
    }

    static byte[] greyIcc(double gamma) {
        byte[] curve = ByteBuffer.allocate(16)
                .put("curv".getBytes(StandardCharsets.US_ASCII))
                .putInt(8, 1)
                .putShort(12, (short) Math.round(gamma * 256))
                .array();
        byte[] white = ByteBuffer.allocate(20)
                .put("XYZ ".getBytes(StandardCharsets.US_ASCII))
                .putInt(8, 0xf6d6)
                .putInt(12, 0x10000)
                .putInt(16, 0xd32d)
                .array();
        return icc("mntr", "GRAY", "XYZ ", Map.of("kTRC", curve, "wtpt", white));
    }

    /// Maps any amount of the first ink to this Lab colour, and no ink to white.
    static byte[] cmykIcc(int lightness, int a, int b) {
        byte[] inked = {(byte) (lightness * 255 / 100), (byte) (128 + a), (byte) (128 + b)};
        byte[] white = {(byte) 255, (byte) 128, (byte) 128};
        byte[][] seen = new byte[16][];
        for (int corner = 0; corner < seen.length; corner++) {
            seen[corner] = (corner & 8) != 0 ? inked : white;
        }
        return icc("prtr", "CMYK", "Lab ", Map.of("A2B0", table(4, 3, seen), "B2A0", table(3, 4, new byte[8][4])));
    }

    /// A lookup table with the colours at the corners and linear interpolation between them.
    private static byte[] table(int from, int to, byte[][] corners) {
        ByteBuffer table = ByteBuffer.allocate(48 + (from + to) * 256 + corners.length * to);
        table.put("mft1".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        table.put((byte) from).put((byte) to).put((byte) 2).put((byte) 0);
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        identity(table, from);
        for (byte[] corner : corners) {
            table.put(corner);
        }
        identity(table, to);
        return table.array();
    }

    private static void identity(ByteBuffer table, int channels) {
        for (int i = 0; i < channels * 256; i++) {
            table.put((byte) i);
        }
    }

    static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    static byte[] joined(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(joined::put);
        return joined.array();
    }
}
