package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Selects jobs of an account. A null or empty member does not restrict the selection.
///
/// @param since    the earliest creation time
/// @param beforeId selects only older jobs than this one
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
