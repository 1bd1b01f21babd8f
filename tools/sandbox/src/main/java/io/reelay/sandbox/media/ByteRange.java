package io.reelay.sandbox.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of a file that a `Range` header requests.
///
/// @param last inclusive
record ByteRange(long first, long last) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// The whole file if the header is absent or not supported; empty if the range cannot be satisfied.
    static Optional<ByteRange> of(@Nullable String header, long size) {
        ByteRange whole = new ByteRange(0, size - 1);
        Matcher range = HEADER.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.of(whole);
        }
        if (range.group(1).isEmpty()) {
            long suffix = Long.parseLong(range.group(2));
            return suffix == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, size - suffix), size - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return first >= size || last < first ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    long length() {
        return last - first + 1;
    }

    boolean isWhole(long size) {
        return length() == size;
    }

    String contentRange(long size) {
        return "bytes %s-%s/%s".formatted(first, last, size);
    }
}
