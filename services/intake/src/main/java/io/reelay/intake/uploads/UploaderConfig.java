package io.reelay.intake.uploads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the uploader is. `REELAY_UPLOADER_…`.
@ConfigMapping(prefix = "reelay.uploader")
interface UploaderConfig {

    @WithDefault("http://127.0.0.1:8081")
    URI url();

    /// How long the uploader may take to check and keep a picture.
    @WithDefault("PT60S")
    Duration timeout();
}
