package io.reelay.intake.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much intake takes at once. `REELAY_INTAKE_…`.
@ConfigMapping(prefix = "reelay.intake")
interface AdmissionConfig {

    /// Requests that are worked on side by side; more are answered `UNAVAILABLE` at once. Requests that only wait for
    /// a job do not count.
    @WithDefault("128")
    int maxInFlight();

    /// The largest body, in bytes.
    @WithDefault("16777216")
    int maxBodyBytes();

    /// Bytes of bodies with jobs that are in memory side by side; each takes several times its size while it is read.
    @WithDefault("16777216")
    int maxHeldBytes();
}
