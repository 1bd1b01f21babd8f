package io.reelay.runware;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// The URL of Runware. API keys and limits are settings of every worker; worker-kit defines them.
@ConfigMapping(prefix = "runware")
interface RunwareConfig {

    /// `RUNWARE_BASE_URL`, with or without `/v1`; set it to the URL of the sandbox to work without Runware.
    URI baseUrl();
}
