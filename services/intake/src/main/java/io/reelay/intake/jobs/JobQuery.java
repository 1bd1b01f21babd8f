package io.reelay.intake.jobs;

import org.jspecify.annotations.Nullable;

/// The query parameters of a job list, not validated yet.
record JobQuery(
        @Nullable String status,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String since,
        @Nullable String limit,
        @Nullable String cursor) {}
