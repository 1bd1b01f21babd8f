package io.reelay.intake.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What jobs may ask for. `REELAY_JOBS_…`.
@ConfigMapping(prefix = "reelay.jobs")
interface JobsConfig {

    /// The deadline of a job that names none.
    @WithDefault("PT1H")
    Duration defaultDeadline();

    @WithDefault("PT10S")
    Duration shortestDeadline();

    @WithDefault("PT24H")
    Duration longestDeadline();

    /// The largest metadata, in characters of JSON.
    @WithDefault("16384")
    int maxMetadata();
}
