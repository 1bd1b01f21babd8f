package io.reelay.runway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// The URL of Runway. API keys and limits are settings of every worker; worker-kit defines them.
@ConfigMapping(prefix = "runway")
interface RunwayConfig {

    /// `RUNWAY_BASE_URL`; set it to the URL of the sandbox to work without Runway.
    URI baseUrl();
}
