package io.reelay.support.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The pauses between attempts: each twice as long as the one before.
///
/// @param first   the pause after the first attempt
/// @param longest what no pause exceeds
public record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /// The pause after the n-th attempt, counted from 1.
    public Duration after(int attempt) {
        var doubled = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /// Between half of that pause and all of it, so that a crowd that failed together does not come back together.
    public Duration after(int attempt, RandomGenerator random) {
        var pause = after(attempt).toMillis();
        return Duration.ofMillis(random.nextLong(pause / 2, pause + 1));
    }
}
