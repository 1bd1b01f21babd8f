package io.reelay.intake.jobs;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a producer says beside the request itself.
///
/// @param dryRun         `true` for the price only
/// @param idempotencyKey as it came
/// @param patience       how long the producer would like to wait for the finished job
record SubmitPreferences(@Nullable String dryRun, @Nullable String idempotencyKey, Optional<Duration> patience) {}
