package io.reelay.runware;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/// Where Runware is. Keys and limits are settings of every worker alike and stand in worker-kit.
@ConfigMapping(prefix = "runware")
interface RunwareConfig {

    /// `RUNWARE_BASE_URL`, with or without the `/v1`; the sandbox stands in for Runware when it points there.
    URI baseUrl();
}
