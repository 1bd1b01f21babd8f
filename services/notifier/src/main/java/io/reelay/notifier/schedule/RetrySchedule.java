package io.reelay.notifier.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The pauses between the attempts of one delivery. Random jitter adds up to a tenth, so that deliveries that failed at
/// the same time are not retried at the same time.
public final class RetrySchedule {

    private static final double JITTER = 0.1;

    /// A receiver may request a longer pause than the schedule has, up to this limit.
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final List<Duration> pauses;
    private final RandomGenerator random;

    /// @param pauses after the first attempt, the second, and so on; after the last pause there is one more attempt
    public RetrySchedule(List<Duration> pauses, RandomGenerator random) {
        if (pauses.stream().anyMatch(pause -> pause.isNegative() || pause.isZero())) {
            throw new IllegalArgumentException(
                    "REELAY_WEBHOOK_SCHEDULE must be a list of positive durations such as PT5S,PT30S,PT2M, not "
                            + pauses);
        }
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /// The time of the next attempt; empty after the last one.
    ///
    /// @param attempts   the number of attempts so far, at least one
    /// @param now        the end of the last attempt
    /// @param retryAfter the delay that the receiver requested
    public Optional<Instant> next(int attempts, Instant now, Optional<Duration> retryAfter) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = jittered(pauses.get(attempts - 1));
        Duration requested = retryAfter.map(RetrySchedule::capped).orElse(Duration.ZERO);
        return Optional.of(now.plus(requested.compareTo(pause) > 0 ? requested : pause));
    }

    private Duration jittered(Duration pause) {
        return pause.plusMillis(Math.round(pause.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration capped(Duration requested) {
        return requested.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : requested;
    }
}
