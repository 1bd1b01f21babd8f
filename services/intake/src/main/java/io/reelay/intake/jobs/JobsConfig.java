package io.reelay.intake.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Defaults and limits of jobs. `REELAY_JOBS_…`.
@ConfigMapping(prefix = "reelay.jobs")
interface JobsConfig {

    /// The deadline of a job whose request has none.
    @WithDefault("PT1H")
    Duration defaultDeadline();

    @WithDefault("PT10S")
    Duration shortestDeadline();

    @WithDefault("PT24H")
    Duration longestDeadline();

    /// The maximum length of the metadata, in characters of JSON.
    @WithDefault("16384")
    int maxMetadata();
}
