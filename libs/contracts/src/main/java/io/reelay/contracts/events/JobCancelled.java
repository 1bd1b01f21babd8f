package io.reelay.contracts.events;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;

/// A job has been cancelled. The failure has the code `cancelled`; its message says whether the provider may charge it.
public record JobCancelled(JobContext job, Failure failure) implements Event.Completion {

    @Override
    public JobStatus status() {
        return JobStatus.CANCELLED;
    }
}
