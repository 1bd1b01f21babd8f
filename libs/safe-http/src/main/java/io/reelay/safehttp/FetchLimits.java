package io.reelay.safehttp;

import java.time.Duration;

/// The limits of one outbound request.
///
/// @param maxBytes      of the body; a larger download fails, a larger response body is cut
/// @param totalTime     from the first DNS lookup to the last byte, over all redirects
/// @param maxRedirects  of a download; the target of each is checked like the first URL
public record FetchLimits(long maxBytes, Duration totalTime, int maxRedirects) {

    public FetchLimits {
        if (maxBytes < 0 || totalTime.isNegative() || totalTime.isZero() || maxRedirects < 0) {
            throw new IllegalArgumentException("Limits must not be negative, and the total time must be positive");
        }
    }
}
