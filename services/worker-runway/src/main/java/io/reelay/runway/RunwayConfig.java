package io.reelay.runway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// Where Runway is. Keys and limits are settings of every worker alike and stand in worker-kit.
@ConfigMapping(prefix = "runway")
interface RunwayConfig {

    /// `RUNWAY_BASE_URL`; the sandbox stands in for Runway when it points there.
    URI baseUrl();
}
