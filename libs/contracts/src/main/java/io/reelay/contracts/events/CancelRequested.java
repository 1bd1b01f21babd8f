package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;

/// The producer has requested to cancel the job, or its deadline has passed.
///
/// @param outcome the requested terminal status: CANCELLED or EXPIRED
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
