package io.reelay.uploader.staging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How pictures are fetched.
@ConfigMapping(prefix = "reelay.staging")
interface StagingConfig {

    /// For one attempt at one picture, redirects included.
    @WithDefault("PT30S")
    Duration fetchTime();

    @WithDefault("3")
    int maxRedirects();

    /// Attempts at one picture.
    @WithDefault("4")
    int attempts();

    @WithDefault("PT0.5S")
    Duration firstPause();

    @WithDefault("PT8S")
    Duration longestPause();

    /// How much longer than the job a worker may read its pictures.
    @WithDefault("PT1H")
    Duration urlMargin();
}
