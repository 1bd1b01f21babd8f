package io.reelay.uploader.retry;

import io.reelay.platform.time.Backoff;

/// How often something is tried, and the pauses in between.
public record Attempts(int most, Backoff pauses) {

    /// Until it succeeds, or fails in a way that will not pass.
    public static Attempts endless(Backoff pauses) {
        return new Attempts(Integer.MAX_VALUE, pauses);
    }
}
