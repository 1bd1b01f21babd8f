package io.reelay.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/// One attempt to deliver a webhook.
record Attempt(Instant startedAt, Duration took, AttemptOutcome outcome) {

    Instant endedAt() {
        return startedAt.plus(took);
    }
}
