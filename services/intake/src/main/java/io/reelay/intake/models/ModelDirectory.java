package io.reelay.intake.models;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.runtime.StartupEvent;
import io.reelay.catalog.Catalog;
import io.reelay.catalog.CatalogJson;
import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.validation.CatalogValidator;
import io.reelay.contracts.events.ModelAnnounced;
import io.reelay.jobstore.models.AnnouncedModel;
import io.reelay.jobstore.models.ModelRepository;
import io.reelay.messaging.events.EventJson;
import io.reelay.web.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The models that can be asked for now: those of the last run at first, then what the workers announce. Thread-safe.
@ApplicationScoped
public class ModelDirectory {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ModelRepository kept;
    private final ModelAvailabilityPolicy silence;
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final AtomicReference<Known> known = new AtomicReference<>(Known.of(Catalog.of(List.of())));

    ModelDirectory(ModelRepository kept, ModelAvailabilityPolicy silence) {
        this.kept = kept;
        this.silence = silence;
    }

    /// Holds requests against all models known now.
    public CatalogValidator validator() {
        return known.get().validator();
    }

    /// Lets jobs for a model in, unless its worker is silent and such jobs are not to wait.
    ///
    /// @throws ProblemException `UNAVAILABLE`
    public void admit(ModelEntry model) {
        silence.admit(model.name(), lastSeenAt(model));
    }

    /// All models, by name.
    List<ModelView> all() {
        return known.get().catalog().all().stream().map(this::view).toList();
    }

    /// The model of that name or alias.
    Optional<ModelView> find(String name) {
        return known.get().catalog().find(name).map(match -> view(match.entry()));
    }

    /// Takes over what a worker says of a model, and keeps it for the next start.
    void announced(ModelAnnounced news) {
        var at = Instant.ofEpochMilli(news.announcedAtMillis());
        take(CatalogJson.read(news.entry()), at);
        kept.keep(new AnnouncedModel(news.model(), json(news.entry()), at));
    }

    /// Before requests and news come in.
    void recall(@Observes @Priority(-50) StartupEvent start) {
        kept.all().forEach(model -> take(CatalogJson.read(values(model.entry())), model.lastSeenAt()));
    }

    /// One at a time: news come side by side, and the older of two must not be taken over last.
    private synchronized void take(ModelEntry entry, Instant at) {
        if (lastSeen.merge(entry.name(), at, (before, now) -> now.isAfter(before) ? now : before)
                .equals(at)) {
            known.updateAndGet(before -> Known.of(before.catalog().with(entry)));
        }
    }

    private ModelView view(ModelEntry entry) {
        var lastSeenAt = lastSeenAt(entry);
        return ModelView.of(entry, silence.since(lastSeenAt), lastSeenAt);
    }

    private Instant lastSeenAt(ModelEntry entry) {
        return lastSeen.getOrDefault(entry.name(), Instant.EPOCH);
    }

    private static String json(Map<String, Object> entry) {
        try {
            return EventJson.mapper().writeValueAsString(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> values(String entry) {
        try {
            return EventJson.mapper().readValue(entry, OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A catalog and the validator made from it.
    private record Known(Catalog catalog, CatalogValidator validator) {

        static Known of(Catalog catalog) {
            return new Known(catalog, new CatalogValidator(catalog));
        }
    }
}
