package io.reelay.jobstore.jobs;

import java.util.Set;

/// The URL for the webhooks of a job and the requested events.
///
/// @param events `job.progress`, `job.completed`; the latter includes every terminal status
public record CallbackTarget(String url, Set<String> events) {

    /// The end of the job, with any terminal status.
    public static final String COMPLETED = "job.completed";

    /// Every progress event.
    public static final String PROGRESS = "job.progress";

    public CallbackTarget {
        events = Set.copyOf(events);
    }

    /// Whether the producer has requested this event.
    public boolean wants(String event) {
        return events.contains(event);
    }
}
