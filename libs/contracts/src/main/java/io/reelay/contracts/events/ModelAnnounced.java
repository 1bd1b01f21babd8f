package io.reelay.contracts.events;

import io.reelay.contracts.Topics;
import java.util.Map;

/// A worker has announced a model that it serves.
///
/// @param model             the catalog name, for example `runway/gen4_turbo`
/// @param announcedAtMillis the time in milliseconds since the epoch
/// @param entry             the entry of the model in the format of the catalog module
public record ModelAnnounced(String model, String provider, long announcedAtMillis, Map<String, Object> entry)
        implements Event.OfSystem {

    @Override
    public String topic() {
        return Topics.MODELS;
    }

    @Override
    public String subject() {
        return model;
    }

    @Override
    public String id() {
        return model + ":" + announcedAtMillis;
    }

    @Override
    public String source() {
        return EventSources.worker(provider);
    }

    @Override
    public long sequence() {
        return announcedAtMillis;
    }
}
