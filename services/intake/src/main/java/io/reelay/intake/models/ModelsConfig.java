package io.reelay.intake.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The handling of models that no worker announces any more. `REELAY_MODELS_…`.
@ConfigMapping(prefix = "reelay.models")
interface ModelsConfig {

    /// The handling of jobs for an unavailable model.
    enum WhenUnavailable {
        /// Jobs are accepted and stay in the queue until a worker serves the model.
        WAIT,
        /// Jobs are rejected.
        REFUSE
    }

    /// The time without an announcement after which a model is unavailable: several announcement intervals.
    @WithDefault("PT15M")
    Duration unavailableAfter();

    @WithDefault("wait")
    WhenUnavailable whenUnavailable();
}
