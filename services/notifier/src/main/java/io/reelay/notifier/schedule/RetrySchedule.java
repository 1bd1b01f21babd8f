package io.reelay.notifier.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The pauses between the attempts of one callback, each lengthened by up to a tenth so that callbacks that failed
/// together do not come back together.
public final class RetrySchedule {

    private static final double JITTER = 0.1;

    /// A receiver may ask for more patience than the schedule has, but not for ever.
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    private final List<Duration> pauses;
    private final RandomGenerator random;

    /// @param pauses after the first attempt, the second, and so on; when they are used up, no more is tried
    public RetrySchedule(List<Duration> pauses, RandomGenerator random) {
        if (pauses.stream().anyMatch(pause -> pause.isNegative() || pause.isZero())) {
            throw new IllegalArgumentException(
                    "REELAY_WEBHOOK_SCHEDULE is a list of positive durations such as PT5S,PT30S,PT2M; it has "
                            + pauses);
        }
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /// When to try again, empty if it was the last attempt.
    ///
    /// @param attempts   made so far, at least one
    /// @param now        the end of the last one
    /// @param retryAfter how long the receiver asked to be left alone
    public Optional<Instant> next(int attempts, Instant now, Optional<Duration> retryAfter) {
        if (attempts > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = jittered(pauses.get(attempts - 1));
        Duration asked = retryAfter.map(RetrySchedule::capped).orElse(Duration.ZERO);
        return Optional.of(now.plus(asked.compareTo(pause) > 0 ? asked : pause));
    }

    private Duration jittered(Duration pause) {
        return pause.plusMillis(Math.round(pause.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration capped(Duration asked) {
        return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
    }
}
