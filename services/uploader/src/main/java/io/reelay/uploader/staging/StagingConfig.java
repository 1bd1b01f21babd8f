package io.reelay.uploader.staging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Downloads of input images.
@ConfigMapping(prefix = "reelay.staging")
interface StagingConfig {

    /// Timeout of one attempt to download one image, including redirects.
    @WithDefault("PT30S")
    Duration fetchTime();

    @WithDefault("3")
    int maxRedirects();

    /// Attempts to download one image.
    @WithDefault("4")
    int attempts();

    @WithDefault("PT0.5S")
    Duration firstPause();

    @WithDefault("PT8S")
    Duration longestPause();

    /// How long a worker can read the images after the deadline of the job.
    @WithDefault("PT1H")
    Duration urlMargin();
}
