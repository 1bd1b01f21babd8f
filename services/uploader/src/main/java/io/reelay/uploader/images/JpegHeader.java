package io.reelay.uploader.images;

import io.reelay.uploader.images.ImageHeader.ColourSamples;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Reads the segments of a JPEG that precede the pixels.
final class JpegHeader {

    private static final int START_OF_SCAN = 0xda;
    private static final byte END_OF_IMAGE = (byte) 0xd9;
    private static final int EXIF = 0xe1;
    private static final int PROFILE = 0xe2;
    private static final int IPTC = 0xed;
    private static final int COMMENT = 0xfe;

    private static final int MARKER_BYTES = 2;

    private final ByteBuffer bytes;

    JpegHeader(ByteBuffer bytes) {
        this.bytes = bytes.position(2);
    }

    ImageHeader read() {
        int width = 0;
        int height = 0;
        int bands = 0;
        int orientation = ImageHeader.UPRIGHT;
        boolean metadata = false;
        JpegProfile profile = new JpegProfile();
        while (true) {
            int marker = nextMarker();
            if (marker == START_OF_SCAN) {
                checkEnd();
                return new ImageHeader(
                        width, height, bands, orientation, metadata, new ColourSamples(bands, profile.icc()));
            }
            ByteBuffer segment = ImageHeader.nextPart(bytes, (bytes.getShort() & 0xffff) - 2);
            metadata |= marker == EXIF || marker == IPTC || marker == COMMENT;
            if (marker == EXIF && ExifBlock.is(segment)) {
                orientation = ExifBlock.orientation(segment);
            } else if (marker == PROFILE) {
                profile.add(segment);
            } else if (isFrame(marker)) {
                height = segment.getShort(1) & 0xffff;
                width = segment.getShort(3) & 0xffff;
                bands = segment.get(5);
            }
        }
    }

    /// Returns the file without the segments of its colour profile.
    static byte[] withoutProfile(byte[] content) {
        ByteBuffer from = ByteBuffer.wrap(content);
        JpegHeader segments = new JpegHeader(from);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int copied = 0;
        for (int marker = segments.nextMarker(); marker != START_OF_SCAN; marker = segments.nextMarker()) {
            int begin = from.position() - MARKER_BYTES;
            ByteBuffer segment = ImageHeader.nextPart(from, (from.getShort() & 0xffff) - 2);
            if (marker == PROFILE && JpegProfile.is(segment)) {
                kept.write(content, copied, begin - copied);
                copied = from.position();
            }
        }
        if (copied == 0) {
            return content;
        }
        kept.write(content, copied, content.length - copied);
        return kept.toByteArray();
    }

    /// Any number of fill bytes can precede a marker.
    private int nextMarker() {
        int marker = bytes.getShort() & 0xffff;
        while (marker == 0xffff) {
            marker = 0xff00 | bytes.get() & 0xff;
        }
        if (marker < 0xff00) {
            throw ImageHeader.corrupt();
        }
        return marker & 0xff;
    }

    private static boolean isFrame(int marker) {
        return switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> true;
            // Decoders of lossless, hierarchical and arithmetic JPEGs are missing or need far more memory.
            case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                throw ImageHeader.unsupported(
                        "this kind of JPG (lossless or arithmetic) is not supported; save it as an ordinary JPG or as"
                                + " PNG.");
            default -> false;
        };
    }

    /// Decoders fill missing data with grey, so a truncated file must be rejected here.
    private void checkEnd() {
        for (int i = bytes.limit() - 2; i >= bytes.position(); i--) {
            if (bytes.get(i) == (byte) 0xff && bytes.get(i + 1) == END_OF_IMAGE) {
                return;
            }
        }
        throw ImageHeader.corrupt();
    }
}
