package io.reelay.uploader.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Copies of results.
@ConfigMapping(prefix = "reelay.archive")
interface ArchiveConfig {

    /// Copies that run in parallel per provider.
    @WithDefault("4")
    int parallel();

    @WithDefault("1073741824")
    long maxBytes();

    /// Timeout of one attempt to download one result, including redirects.
    @WithDefault("PT10M")
    Duration downloadTime();

    @WithDefault("3")
    int maxRedirects();

    /// The pauses between attempts to copy one result, which continue until the deadline of the job. Each pause is
    /// twice as long as the previous one.
    @WithDefault("PT0.5S")
    Duration firstPause();

    @WithDefault("PT1M")
    Duration longestPause();
}
