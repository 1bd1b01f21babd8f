package io.reelay.sandbox.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Initial settings, from `REELAY_SANDBOX_…`.
@ConfigMapping(prefix = "reelay.sandbox")
public interface SandboxConfig {

    /// The listener that Runway clients use.
    int port();

    /// The listener that Runware clients use. Both listeners serve both providers.
    int runwarePort();

    /// Seed of all random values: render times, probabilities, video seeds.
    long seed();

    /// Divides all render times.
    double speed();

    /// Minimum and maximum render time of a five-second clip, uniformly distributed.
    @WithDefault("6")
    double latencyMinSeconds();

    @WithDefault("8")
    double latencyMaxSeconds();

    /// Runway: concurrent tasks per model and key.
    int concurrency();

    /// Runway: tasks per model and key in a rolling day; absent means no limit.
    OptionalInt dailyLimit();

    /// Initial Runway credits.
    BigDecimal runwayBalance();

    /// Initial Runware balance in US dollars.
    BigDecimal runwareBalance();

    /// Directory in which clips are kept between runs; absent means the user's cache directory.
    Optional<Path> cacheDir();

    /// The enabled variations and relaxations.
    Optional<Set<SandboxFlag>> switches();
}
