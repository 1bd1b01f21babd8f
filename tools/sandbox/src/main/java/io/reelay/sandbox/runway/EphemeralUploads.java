package io.reelay.sandbox.runway;

import io.reelay.sandbox.images.ReferenceImage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Ephemeral uploads: a slot with a form that is filled once and valid for a day.
@ApplicationScoped
class EphemeralUploads {

    private static final Duration LIFE = Duration.ofHours(24);

    private final Clock clock;
    private final ConcurrentMap<String, Slot> slots = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Filled> filled = new ConcurrentHashMap<>();

    /// A form that the client returns unchanged.
    record Slot(String key, Map<String, String> fields, String runwayUri) {}

    private record Filled(ReferenceImage image, Instant until) {}

    EphemeralUploads(Clock clock) {
        this.clock = clock;
    }

    Slot reserve(String filename) {
        String key = UUID.randomUUID().toString();
        Map<String, String> fields = Map.of(
                "key", "ephemeral/" + key + "/" + filename,
                "policy", UUID.randomUUID().toString(),
                "x-amz-signature", UUID.randomUUID().toString().replace("-", ""));
        Slot slot = new Slot(key, fields, "runway://" + key);
        slots.put(key, slot);
        return slot;
    }

    /// Takes the slot, which is possible only once.
    Optional<Slot> take(String key) {
        return Optional.ofNullable(slots.remove(key));
    }

    void fill(Slot slot, ReferenceImage image) {
        filled.put(slot.runwayUri(), new Filled(image, clock.instant().plus(LIFE)));
    }

    Optional<ReferenceImage> find(String runwayUri) {
        return Optional.ofNullable(filled.get(runwayUri))
                .filter(upload -> clock.instant().isBefore(upload.until()))
                .map(Filled::image);
    }

    void clear() {
        slots.clear();
        filled.clear();
    }
}
