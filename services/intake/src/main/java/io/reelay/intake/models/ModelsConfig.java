package io.reelay.intake.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What becomes of models whose workers are silent. `REELAY_MODELS_…`.
@ConfigMapping(prefix = "reelay.models")
interface ModelsConfig {

    /// What jobs for such a model do.
    enum WhenUnavailable {
        /// They are taken in and stay in the queue until a worker is there.
        WAIT,
        /// They are refused.
        REFUSE
    }

    /// The silence after which a model is shown as unavailable; several times the pause between announcements.
    @WithDefault("PT15M")
    Duration unavailableAfter();

    @WithDefault("wait")
    WhenUnavailable whenUnavailable();
}
