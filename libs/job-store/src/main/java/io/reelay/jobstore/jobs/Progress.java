package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The progress of a job.
///
/// @param done            the completed fraction, 0 to 1
/// @param etaSeconds      the estimated remaining time
/// @param waiting         why the job is waiting; null if it is not
/// @param attempts        the number of submissions to the provider
/// @param startedAt       the time of the first submission to the provider
/// @param cancelRequested whether the producer has requested to cancel the job
public record Progress(
        JobStatus status,
        double done,
        @Nullable Integer etaSeconds,
        @Nullable WaitStatus waiting,
        @Nullable String providerTaskId,
        int attempts,
        @Nullable Instant startedAt,
        boolean cancelRequested) {}
