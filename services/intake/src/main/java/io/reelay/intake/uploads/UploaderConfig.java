package io.reelay.intake.uploads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// The connection to the uploader. `REELAY_UPLOADER_…`.
@ConfigMapping(prefix = "reelay.uploader")
interface UploaderConfig {

    @WithDefault("http://127.0.0.1:8081")
    URI url();

    /// The maximum time for the uploader to check and store an image.
    @WithDefault("PT60S")
    Duration timeout();
}
