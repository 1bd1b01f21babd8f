package io.reelay.sandbox.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.sandbox.SandboxProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/// The current settings. Thread-safe: readers see one consistent record.
@ApplicationScoped
public class LiveSettings {

    private final SandboxSettings initial;
    private final SeededRandom random;
    private volatile SandboxSettings current;

    LiveSettings(SandboxConfig config, SeededRandom random) {
        this.initial = new SandboxSettings(
                config.seed(),
                config.speed(),
                Map.of(
                        SandboxSettings.DEFAULT_LATENCY,
                        new Latency(config.latencyMinSeconds(), config.latencyMaxSeconds())),
                new Tier(
                        config.concurrency(),
                        config.dailyLimit().isPresent() ? config.dailyLimit().getAsInt() : null),
                Map.of(
                        SandboxProvider.RUNWAY,
                        config.runwayBalance(),
                        SandboxProvider.RUNWARE,
                        config.runwareBalance()),
                config.switches().orElse(Set.of()));
        this.random = random;
        this.current = initial;
        random.reseed(initial.seed());
    }

    public SandboxSettings current() {
        return current;
    }

    /// Replaces the given members and keeps all others.
    ///
    /// @throws IllegalArgumentException if a value is not valid; no setting is changed then
    public synchronized SandboxSettings change(ObjectNode changes) {
        try {
            ObjectNode merged = Json.STRICT.valueToTree(current);
            overlay(merged, changes);
            current = Json.STRICT.treeToValue(merged, SandboxSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        if (changes.has("seed")) {
            random.reseed(current.seed());
        }
        return current;
    }

    public synchronized void reset() {
        current = initial;
        random.reseed(initial.seed());
    }

    private static void overlay(ObjectNode target, ObjectNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (target.get(change.getKey()) instanceof ObjectNode nested
                    && change.getValue() instanceof ObjectNode part) {
                overlay(nested, part);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        }
    }
}
