package io.reelay.intake.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of concurrent requests and of bodies. `REELAY_INTAKE_…`.
@ConfigMapping(prefix = "reelay.intake")
interface AdmissionConfig {

    /// The maximum number of concurrent requests; further requests are answered `UNAVAILABLE` at once. Requests that
    /// only wait for a job do not count.
    @WithDefault("128")
    int maxInFlight();

    /// The maximum size of a body, in bytes.
    @WithDefault("16777216")
    int maxBodyBytes();

    /// The maximum total size of the job bodies in memory, in bytes. A body takes several times its size while it is
    /// parsed.
    @WithDefault("16777216")
    int maxHeldBytes();
}
