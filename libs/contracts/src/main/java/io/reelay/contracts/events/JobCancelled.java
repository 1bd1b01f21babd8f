package io.reelay.contracts.events;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;

/// A job was cancelled on request. The failure has the code `cancelled` and says whether the provider may bill it.
public record JobCancelled(JobContext job, Failure failure) implements Event.Completion {

    @Override
    public JobStatus status() {
        return JobStatus.CANCELLED;
    }
}
