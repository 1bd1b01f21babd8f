package io.reelay.contracts.events;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;

/// The deadline of a job has passed. The failure has the code `deadline`.
public record JobExpired(JobContext job, Failure failure) implements Event.Completion {

    @Override
    public JobStatus status() {
        return JobStatus.EXPIRED;
    }
}
