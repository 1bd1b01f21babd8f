package io.reelay.safehttp;

import java.time.Duration;

/// What one outbound request may take.
///
/// @param maxBytes      of the body; a download beyond it fails, of an answer only so much is kept
/// @param totalTime     from the first look-up of the name to the last byte, over all redirects
/// @param maxRedirects  followed, each checked like the first URL; with 0 the redirect itself is the answer
public record FetchLimits(long maxBytes, Duration totalTime, int maxRedirects) {

    public FetchLimits {
        if (maxBytes < 0 || totalTime.isNegative() || totalTime.isZero() || maxRedirects < 0) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
