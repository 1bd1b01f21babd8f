package io.reelay.uploader.archive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How results are copied.
@ConfigMapping(prefix = "reelay.archive")
interface ArchiveConfig {

    /// Results of one provider that are copied at the same time.
    @WithDefault("4")
    int parallel();

    @WithDefault("1073741824")
    long maxBytes();

    /// For one attempt at one result, redirects included.
    @WithDefault("PT10M")
    Duration downloadTime();

    @WithDefault("3")
    int maxRedirects();

    /// Between attempts at one result, which go on until the job's deadline; each pause is twice as long as the last.
    @WithDefault("PT0.5S")
    Duration firstPause();

    @WithDefault("PT1M")
    Duration longestPause();
}
