package io.reelay.uploader.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// Collects the colour profile of a JPEG from its numbered segments. A profile with a missing segment is ignored.
final class JpegProfile {

    private static final byte[] IDENTIFIER = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /// The identifier, the number of the segment and the number of segments.
    private static final int HEADER = IDENTIFIER.length + 2;

    private final SortedMap<Integer, ByteBuffer> parts = new TreeMap<>();
    private boolean usable = true;
    private int count;
    private int bytes;

    /// Whether a segment, which can hold other data, is part of a profile.
    static boolean is(ByteBuffer segment) {
        return segment.limit() >= HEADER && segment.slice(0, IDENTIFIER.length).equals(ByteBuffer.wrap(IDENTIFIER));
    }

    void add(ByteBuffer segment) {
        if (!is(segment)) {
            return;
        }
        int number = segment.get(IDENTIFIER.length) & 0xff;
        int declared = segment.get(IDENTIFIER.length + 1) & 0xff;
        ByteBuffer part = segment.slice(HEADER, segment.limit() - HEADER);
        usable &= parts.isEmpty() || declared == count;
        usable &= parts.put(number, part) == null;
        count = declared;
        bytes += part.limit();
    }

    /// Empty if there is no profile or if it is incomplete.
    byte[] icc() {
        boolean complete =
                usable && parts.size() == count && count > 0 && parts.firstKey() == 1 && parts.lastKey() == count;
        if (!complete || bytes > ColourProfile.MAX_BYTES) {
            return new byte[0];
        }
        ByteBuffer icc = ByteBuffer.allocate(bytes);
        parts.values().forEach(icc::put);
        return icc.array();
    }
}
