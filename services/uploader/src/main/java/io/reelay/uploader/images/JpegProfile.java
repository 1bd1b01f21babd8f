package io.reelay.uploader.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// The colour profile of a JPEG, which is cut into numbered segments. One with a missing segment is ignored.
final class JpegProfile {

    private static final byte[] START = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    /// The number of the segment, and how many there are.
    private static final int HEADER = START.length + 2;

    private final SortedMap<Integer, ByteBuffer> parts = new TreeMap<>();
    private boolean usable = true;
    private int count;
    private int bytes;

    /// Whether a segment that may hold something else is a part of a profile.
    static boolean is(ByteBuffer segment) {
        return segment.limit() >= HEADER && segment.slice(0, START.length).equals(ByteBuffer.wrap(START));
    }

    void add(ByteBuffer segment) {
        if (!is(segment)) {
            return;
        }
        int number = segment.get(START.length) & 0xff;
        int announced = segment.get(START.length + 1) & 0xff;
        ByteBuffer part = segment.slice(HEADER, segment.limit() - HEADER);
        usable &= parts.isEmpty() || announced == count;
        usable &= parts.put(number, part) == null;
        count = announced;
        bytes += part.limit();
    }

    /// Empty when there is none, and when it is not whole.
    byte[] icc() {
        boolean whole =
                usable && parts.size() == count && count > 0 && parts.firstKey() == 1 && parts.lastKey() == count;
        if (!whole || bytes > ColourProfile.MAX_BYTES) {
            return new byte[0];
        }
        ByteBuffer icc = ByteBuffer.allocate(bytes);
        parts.values().forEach(icc::put);
        return icc.array();
    }
}
