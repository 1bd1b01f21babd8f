package io.reelay.intake.jobs;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The options of a submission that are not part of its body.
///
/// @param dryRun         `true` to get only the price
/// @param idempotencyKey as the producer sent it
/// @param maxWait        the maximum time that the producer waits for the finished job
record SubmitPreferences(@Nullable String dryRun, @Nullable String idempotencyKey, Optional<Duration> maxWait) {}
