package io.reelay.intake.jobs;

import org.jspecify.annotations.Nullable;

/// Which jobs are to be listed, as the query parameters say it.
record JobQuery(
        @Nullable String status,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String since,
        @Nullable String limit,
        @Nullable String cursor) {}
