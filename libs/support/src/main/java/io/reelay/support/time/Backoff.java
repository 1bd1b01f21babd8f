package io.reelay.support.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Exponential backoff: each pause is twice as long as the previous one.
///
/// @param first   the pause after the first attempt
/// @param longest the upper limit of a pause
public record Backoff(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 20;

    /// The pause after the n-th attempt, counted from 1.
    public Duration after(int attempt) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /// The pause with jitter: between half of it and all of it, so that clients that failed together do not retry
    /// together.
    public Duration after(int attempt, RandomGenerator random) {
        var pause = after(attempt).toMillis();
        return Duration.ofMillis(random.nextLong(pause / 2, pause + 1));
    }
}
