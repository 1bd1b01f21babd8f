package io.reelay.contracts.events;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;

/// A job ended without a result.
public record JobFailed(JobContext job, Failure failure) implements Event.Completion {

    @Override
    public JobStatus status() {
        return JobStatus.FAILED;
    }
}
