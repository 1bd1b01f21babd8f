package io.reelay.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/// One try to bring a callback to its receiver.
record Attempt(Instant startedAt, Duration took, AttemptOutcome outcome) {

    Instant endedAt() {
        return startedAt.plus(took);
    }
}
