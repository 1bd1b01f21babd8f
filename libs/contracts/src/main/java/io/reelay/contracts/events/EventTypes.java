package io.reelay.contracts.events;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The CloudEvents types and their records.
public final class EventTypes {
    private static final Map<Class<? extends Event>, String> NAMES = Map.ofEntries(
            Map.entry(StagingRequested.class, "io.reelay.staging.requested.v1"),
            Map.entry(GenerationRequested.class, "io.reelay.generation.requested.v1"),
            Map.entry(GenerationSucceeded.class, "io.reelay.generation.succeeded.v1"),
            Map.entry(CancelRequested.class, "io.reelay.job.cancel.requested.v1"),
            Map.entry(JobProgressed.class, "io.reelay.job.progress.v1"),
            Map.entry(JobSucceeded.class, "io.reelay.job.succeeded.v1"),
            Map.entry(JobFailed.class, "io.reelay.job.failed.v1"),
            Map.entry(JobCancelled.class, "io.reelay.job.cancelled.v1"),
            Map.entry(JobExpired.class, "io.reelay.job.expired.v1"),
            Map.entry(MediaStored.class, "io.reelay.media.stored.v1"),
            Map.entry(ModelAnnounced.class, "io.reelay.model.announced.v1"));

    private static final Map<String, Class<? extends Event>> RECORDS =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /// The record of a type; empty for an unknown type.
    public static Optional<Class<? extends Event>> recordOf(String type) {
        return Optional.ofNullable(RECORDS.get(type));
    }

    /// All types and their records.
    public static Map<String, Class<? extends Event>> all() {
        return RECORDS;
    }

    /// The URI of the JSON Schema of a type, which is its `$id`.
    public static String schemaOf(String type) {
        return "https://reelay.dev/events/" + type + ".schema.json";
    }

    static String of(Event event) {
        var name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException("No CloudEvents type is registered for " + event.getClass());
        }
        return name;
    }
}
