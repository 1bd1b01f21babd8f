package io.reelay.uploader.images;

import io.reelay.uploader.images.ImageHeader.ColourSamples;
import java.nio.ByteBuffer;
import java.util.Set;

/// Reads the chunks of a WEBP. A canvas can precede the frame, but only the frame is decoded. So the size of the
/// frame is used, and both sizes must be equal.
final class WebpHeader {

    private static final Set<String> METADATA = Set.of("EXIF", "XMP ");
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int ANIMATED = 0x02;
    private static final int WITH_PROFILE = 0x20;
    private static final int LOSSY_SIGNATURE = 0x2a019d;
    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int SIDE_MASK = 0x3fff;

    /// Decoders return any combination of these bands.
    private static final int BANDS = 4;

    private final ByteBuffer bytes;

    WebpHeader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    private record Size(int width, int height) {}

    /// @param profile whether a colour profile is declared; an undeclared profile is ignored
    private record Canvas(Size size, boolean profile) {}

    ImageHeader read() {
        int end = bytes.getInt(4) + 8;
        if (end < FIRST_CHUNK || end > bytes.limit()) {
            throw ImageHeader.corrupt();
        }
        bytes.limit(end).position(FIRST_CHUNK);
        Canvas canvas = null;
        Size frame = null;
        int orientation = ImageHeader.UPRIGHT;
        boolean metadata = false;
        byte[] icc = {};
        while (bytes.remaining() >= CHUNK_HEADER) {
            String chunk = ImageHeader.nextName(bytes);
            int length = bytes.getInt();
            ByteBuffer content = ImageHeader.nextPart(bytes, length);
            ImageHeader.nextPart(bytes, Math.min(length & 1, bytes.remaining()));
            metadata |= METADATA.contains(chunk);
            switch (chunk) {
                case "VP8X" -> canvas = canvas(content);
                case "VP8 " -> frame = frame == null ? lossy(content) : frame;
                case "VP8L" -> frame = frame == null ? lossless(content) : frame;
                case "ICCP" -> icc = icc.length == 0 && canvas != null && canvas.profile() ? bytes(content) : icc;
                case "EXIF" -> orientation = ExifBlock.orientation(content);
                default -> {}
            }
        }
        if (frame == null || canvas != null && !canvas.size().equals(frame)) {
            throw ImageHeader.corrupt();
        }
        return new ImageHeader(
                frame.width(), frame.height(), BANDS, orientation, metadata, new ColourSamples(ColourProfile.RGB, icc));
    }

    private static Canvas canvas(ByteBuffer header) {
        if ((header.get(0) & ANIMATED) != 0) {
            throw ImageHeader.unsupported("an animated WEBP is not supported; send a still image.");
        }
        return new Canvas(
                new Size((header.getInt(4) & 0xffffff) + 1, (header.getInt(6) >>> 8) + 1),
                (header.get(0) & WITH_PROFILE) != 0);
    }

    private static byte[] bytes(ByteBuffer profile) {
        byte[] bytes = new byte[profile.limit() > ColourProfile.MAX_BYTES ? 0 : profile.limit()];
        profile.get(0, bytes);
        return bytes;
    }

    private static Size lossy(ByteBuffer frame) {
        if ((frame.getInt(3) & 0xffffff) != LOSSY_SIGNATURE) {
            throw ImageHeader.corrupt();
        }
        return new Size(frame.getShort(6) & SIDE_MASK, frame.getShort(8) & SIDE_MASK);
    }

    private static Size lossless(ByteBuffer frame) {
        if (frame.get(0) != LOSSLESS_SIGNATURE) {
            throw ImageHeader.corrupt();
        }
        int sides = frame.getInt(1);
        return new Size((sides & SIDE_MASK) + 1, (sides >>> 14 & SIDE_MASK) + 1);
    }
}
