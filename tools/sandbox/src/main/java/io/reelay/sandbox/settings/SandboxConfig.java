package io.reelay.sandbox.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Settings at start, from `REELAY_SANDBOX_…`.
@ConfigMapping(prefix = "reelay.sandbox")
public interface SandboxConfig {

    /// The listener that Runway clients use.
    int port();

    /// The listener that Runware clients use; both answer both providers.
    int runwarePort();

    /// Decides every draw: render times, probabilities, seeds.
    long seed();

    /// Divides every render time.
    double speed();

    /// Render time of a five-second clip, drawn evenly between the two.
    @WithDefault("6")
    double latencyMinSeconds();

    @WithDefault("8")
    double latencyMaxSeconds();

    /// Runway: tasks that may render at once, per model and key.
    int concurrency();

    /// Runway: tasks per model and key in a rolling day; absent means no limit.
    OptionalInt dailyLimit();

    /// Runway credits at start.
    BigDecimal runwayBalance();

    /// US dollars at start.
    BigDecimal runwareBalance();

    /// Where clips are kept between runs; absent means the user's cache folder.
    Optional<Path> cacheDir();

    /// The relaxations and variations that are on.
    Optional<Set<SandboxFlag>> switches();
}
