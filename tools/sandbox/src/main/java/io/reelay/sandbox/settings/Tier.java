package io.reelay.sandbox.settings;

import org.jspecify.annotations.Nullable;

/// Runway's limits per model and key.
///
/// @param concurrency maximum number of concurrent tasks; further tasks are throttled
/// @param daily       maximum number of tasks in a rolling day, `null` for no limit
public record Tier(int concurrency, @Nullable Integer daily) {

    public Tier {
        if (concurrency < 1) {
            throw new IllegalArgumentException("tier.concurrency must be at least 1");
        }
    }
}
