package io.reelay.uploader.retry;

import java.time.Duration;

/// How often something is tried and how long the pauses are: each twice as long as the one before.
public record Backoff(int attempts, Duration firstPause, Duration longestPause) {

    /// Until it succeeds, or fails in a way that will not pass.
    public static Backoff endless(Duration firstPause, Duration longestPause) {
        return new Backoff(Integer.MAX_VALUE, firstPause, longestPause);
    }

    /// The pause behind the n-th attempt, counted from 1.
    Duration pauseAfter(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
