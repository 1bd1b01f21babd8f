package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import org.jspecify.annotations.Nullable;

/// A job to be stored.
///
/// @param first       the first status
/// @param credits     the price, reserved in the same transaction
/// @param traceparent the trace of the producer's request
public record NewJob(
        JobContext context,
        JobSpec spec,
        JobStatus first,
        long credits,
        @Nullable CallbackTarget callback,
        @Nullable String traceparent) {}
