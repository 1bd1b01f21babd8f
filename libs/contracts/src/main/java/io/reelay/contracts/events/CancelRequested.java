package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;

/// Somebody wants the job to end: its producer, or the clock.
///
/// @param outcome what the job becomes when nothing was found to be too late: cancelled or expired
public record CancelRequested(JobContext job, JobStatus outcome) implements Event.OfJob {

    @Override
    public String topic() {
        return Topics.CANCEL_REQUESTED;
    }

    @Override
    public String id() {
        return job.jobId() + ":cancel:" + outcome;
    }

    @Override
    public String source() {
        return EventSources.INTAKE;
    }

    @Override
    public long sequence() {
        return 0;
    }
}
