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

/// The provider account's keys, primary first. A key that the provider refused is set aside for a while.
@ApplicationScoped
class ApiKeyPool {
    private static final Logger LOG = Logger.getLogger(ApiKeyPool.class);
    private static final Duration SET_ASIDE = Duration.ofMinutes(10);

    private final List<ApiKey> keys;
    private final Map<String, Instant> refused = new ConcurrentHashMap<>();
    private final Clock clock;

    ApiKeyPool(WorkerConfig config, Clock clock) {
        this.keys = config.apiKeys().stream().map(ApiKey::of).toList();
        this.clock = clock;
    }

    /// The first key that is not set aside.
    Optional<ApiKey> usable() {
        return keys.stream().filter(this::isUsable).findFirst();
    }

    /// This key, unless it is set aside or no longer configured.
    Optional<ApiKey> usable(String fingerprint) {
        return of(fingerprint).filter(this::isUsable);
    }

    /// The key that a task was created with, empty where it is no longer configured. Another one is no substitute: it
    /// may belong to another account, which knows nothing of the task.
    Optional<ApiKey> of(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    private boolean isUsable(ApiKey key) {
        return !clock.instant().isBefore(refused.getOrDefault(key.fingerprint(), Instant.MIN));
    }

    void setAside(ApiKey key, String reason) {
        LOG.errorf("provider.key.refused key=%s reason=%s: set aside for %s", key.fingerprint(), reason, SET_ASIDE);
        refused.put(key.fingerprint(), clock.instant().plus(SET_ASIDE));
    }
}
