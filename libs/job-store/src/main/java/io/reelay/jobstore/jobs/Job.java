package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import org.jspecify.annotations.Nullable;

/// A snapshot of a stored job.
///
/// @param callback    null without a webhook
/// @param traceparent the trace of the producer's request
/// @param result      null until the job has ended
public record Job(
        JobContext context,
        JobSpec spec,
        Progress progress,
        JobCredits price,
        @Nullable CallbackTarget callback,
        @Nullable String traceparent,
        @Nullable JobResult result) {

    public String id() {
        return context.jobId();
    }

    public JobStatus status() {
        return progress.status();
    }
}
