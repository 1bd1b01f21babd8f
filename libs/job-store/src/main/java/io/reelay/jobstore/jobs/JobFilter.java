package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of an account's jobs are wanted. What is null or empty does not restrict.
///
/// @param since    created at this time or later
/// @param beforeId only jobs older than this one
public record JobFilter(
        Set<JobStatus> statuses,
        @Nullable String model,
        @Nullable String provider,
        @Nullable Instant since,
        @Nullable String beforeId) {

    public JobFilter {
        statuses = Set.copyOf(statuses);
    }
}
