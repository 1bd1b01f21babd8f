package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import org.jspecify.annotations.Nullable;

/// A job as it stood when it was read.
///
/// @param callback    null when nobody is to be told
/// @param traceparent the trace of the producer's request
/// @param ending      null before the end
public record Job(
        JobContext context,
        JobSpec asked,
        Progress progress,
        JobCredits price,
        @Nullable CallbackTarget callback,
        @Nullable String traceparent,
        @Nullable JobResult ending) {

    public String id() {
        return context.jobId();
    }

    public JobStatus status() {
        return progress.status();
    }
}
