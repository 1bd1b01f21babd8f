package io.reelay.contracts.events;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;

/// A job has failed.
public record JobFailed(JobContext job, Failure failure) implements Event.Completion {

    @Override
    public JobStatus status() {
        return JobStatus.FAILED;
    }
}
