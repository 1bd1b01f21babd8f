package io.reelay.workerkit.generation;

import io.reelay.workerspi.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The API keys of the provider account, primary first. A key that the provider refused is quarantined for ten minutes.
@ApplicationScoped
class ApiKeyPool {
    private static final Logger LOG = Logger.getLogger(ApiKeyPool.class);
    private static final Duration QUARANTINE = Duration.ofMinutes(10);

    private final List<ApiKey> keys;
    private final Map<String, Instant> quarantinedUntil = new ConcurrentHashMap<>();
    private final Clock clock;

    ApiKeyPool(WorkerConfig config, Clock clock) {
        this.keys = config.apiKeys().stream().map(ApiKey::of).toList();
        this.clock = clock;
    }

    /// The first key that is not quarantined.
    Optional<ApiKey> usable() {
        return keys.stream().filter(this::isUsable).findFirst();
    }

    /// This key, unless it is quarantined or no longer configured.
    Optional<ApiKey> usable(String fingerprint) {
        return withFingerprint(fingerprint).filter(this::isUsable);
    }

    /// The key that created a task; empty when it is no longer configured. Another key cannot replace it, because that
    /// key may belong to another account, which does not have the task.
    Optional<ApiKey> withFingerprint(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    private boolean isUsable(ApiKey key) {
        return !clock.instant().isBefore(quarantinedUntil.getOrDefault(key.fingerprint(), Instant.MIN));
    }

    void quarantine(ApiKey key, String reason) {
        LOG.errorf("provider.key.refused key=%s reason=%s: quarantined for %s", key.fingerprint(), reason, QUARANTINE);
        quarantinedUntil.put(key.fingerprint(), clock.instant().plus(QUARANTINE));
    }
}
