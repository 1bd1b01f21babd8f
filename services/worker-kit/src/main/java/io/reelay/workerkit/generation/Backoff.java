package io.reelay.workerkit.generation;

import java.time.Duration;

/// The pauses between attempts: doubled each time, up to a minute.
///
/// @param first the pause after the first attempt
record Backoff(Duration first) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 16;

    /// @param attempt the one that has failed, from 1
    Duration after(int attempt) {
        var pause = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
