package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a job is.
///
/// @param done            the part that is done, 0 to 1
/// @param etaSeconds      an estimate of the rest
/// @param waiting         why it does not move, null when it does
/// @param attempts        how often it was handed to the provider
/// @param startedAt       when it was first handed to the provider
/// @param cancelRequested whether its producer asked to cancel it
public record Progress(
        JobStatus status,
        double done,
        @Nullable Integer etaSeconds,
        @Nullable WaitStatus waiting,
        @Nullable String providerTaskId,
        int attempts,
        @Nullable Instant startedAt,
        boolean cancelRequested) {}
