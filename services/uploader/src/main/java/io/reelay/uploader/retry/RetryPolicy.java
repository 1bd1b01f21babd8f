package io.reelay.uploader.retry;

import io.reelay.support.time.Backoff;

/// The maximum number of attempts, and the pauses between them.
public record RetryPolicy(int maxAttempts, Backoff pauses) {

    /// No limit on the number of attempts. Retrying ends on success or on a permanent failure.
    public static RetryPolicy unlimited(Backoff pauses) {
        return new RetryPolicy(Integer.MAX_VALUE, pauses);
    }
}
