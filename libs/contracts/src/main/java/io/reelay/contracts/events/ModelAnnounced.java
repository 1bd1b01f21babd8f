package io.reelay.contracts.events;

import io.reelay.contracts.Topics;
import java.util.Map;

/// A worker that serves a model is there.
///
/// @param model   the catalog name, for example `runway/gen4_turbo`
/// @param announcedAtMillis when, in milliseconds since the epoch
/// @param entry   the model's entry as the catalog module reads it
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
