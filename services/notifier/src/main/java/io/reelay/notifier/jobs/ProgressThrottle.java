package io.reelay.notifier.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the callbacks about one job's progress two seconds apart. All news of a job comes to one process, so memory
/// is enough. Thread-safe.
final class ProgressThrottle {

    private static final Duration APART = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    ProgressThrottle(Clock clock) {
        this.clock = clock;
    }

    /// Whether news of the job may be told now; if so, it counts as told.
    synchronized boolean mayTell(String jobId) {
        Instant now = clock.instant();
        forgetBefore(now.minus(APART));
        return told.putIfAbsent(jobId, now) == null;
    }

    /// The oldest come first.
    private void forgetBefore(Instant then) {
        var oldest = told.values().iterator();
        while (oldest.hasNext() && !oldest.next().isAfter(then)) {
            oldest.remove();
        }
    }
}
