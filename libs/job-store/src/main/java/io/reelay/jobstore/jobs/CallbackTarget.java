package io.reelay.jobstore.jobs;

import java.util.Set;

/// Where a job's producer wants to be told, and of what.
///
/// @param events `job.progress`, `job.completed`; the latter stands for every end of the job
public record CallbackTarget(String url, Set<String> events) {

    /// The end of the job, however it ends.
    public static final String COMPLETED = "job.completed";

    /// Every step on the way.
    public static final String PROGRESS = "job.progress";

    public CallbackTarget {
        events = Set.copyOf(events);
    }

    /// Whether the producer asked to be told of this.
    public boolean wants(String event) {
        return events.contains(event);
    }
}
