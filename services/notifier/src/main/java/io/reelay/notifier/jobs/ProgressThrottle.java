package io.reelay.notifier.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Allows one progress webhook per job every two seconds. The state is in memory, because all events of a job are
/// consumed by one process. Thread-safe.
final class ProgressThrottle {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Instant> lastSent = new LinkedHashMap<>();

    ProgressThrottle(Clock clock) {
        this.clock = clock;
    }

    /// Returns whether a webhook about the job may be sent now, and if so records it as sent.
    synchronized boolean tryAcquire(String jobId) {
        Instant now = clock.instant();
        removeUntil(now.minus(INTERVAL));
        return lastSent.putIfAbsent(jobId, now) == null;
    }

    /// Stops at the first later entry: the entries are in the order of insertion.
    private void removeUntil(Instant limit) {
        var oldest = lastSent.values().iterator();
        while (oldest.hasNext() && !oldest.next().isAfter(limit)) {
            oldest.remove();
        }
    }
}
