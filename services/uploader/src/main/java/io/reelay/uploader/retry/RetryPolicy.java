package io.reelay.uploader.retry;

import io.reelay.support.time.Backoff;

/// How often something is tried, and the pauses in between.
public record RetryPolicy(int most, Backoff pauses) {

    /// Until it succeeds, or fails in a way that will not pass.
    public static RetryPolicy endless(Backoff pauses) {
        return new RetryPolicy(Integer.MAX_VALUE, pauses);
    }
}
