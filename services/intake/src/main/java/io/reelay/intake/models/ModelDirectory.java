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

/// The current models: first those of the last run, then those that the workers announce. Thread-safe.
@ApplicationScoped
public class ModelDirectory {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ModelRepository repository;
    private final ModelAvailabilityPolicy policy;
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final AtomicReference<Snapshot> snapshot = new AtomicReference<>(Snapshot.of(Catalog.of(List.of())));

    ModelDirectory(ModelRepository repository, ModelAvailabilityPolicy policy) {
        this.repository = repository;
        this.policy = policy;
    }

    /// The validator for all current models.
    public CatalogValidator validator() {
        return snapshot.get().validator();
    }

    /// Rejects jobs for an unavailable model if the settings say so.
    ///
    /// @throws ProblemException `UNAVAILABLE`
    public void requireAvailable(ModelEntry model) {
        policy.requireAvailable(model.name(), lastSeenAt(model));
    }

    /// All models, by name.
    List<ModelView> all() {
        return snapshot.get().catalog().all().stream().map(this::view).toList();
    }

    /// The model with this name or alias.
    Optional<ModelView> find(String name) {
        return snapshot.get().catalog().find(name).map(match -> view(match.entry()));
    }

    /// Applies an announcement of a worker, and stores it for the next start.
    void update(ModelAnnounced announcement) {
        var at = Instant.ofEpochMilli(announcement.announcedAtMillis());
        apply(CatalogJson.read(announcement.entry()), at);
        repository.keep(new AnnouncedModel(announcement.model(), json(announcement.entry()), at));
    }

    /// Runs before the first request and the first announcement.
    void loadStored(@Observes @Priority(-50) StartupEvent start) {
        repository.all().forEach(model -> apply(CatalogJson.read(values(model.entry())), model.lastSeenAt()));
    }

    /// Synchronized: announcements arrive concurrently, and an older one must not replace a newer one.
    private synchronized void apply(ModelEntry entry, Instant at) {
        if (lastSeen.merge(entry.name(), at, (before, now) -> now.isAfter(before) ? now : before)
                .equals(at)) {
            snapshot.updateAndGet(before -> Snapshot.of(before.catalog().with(entry)));
        }
    }

    private ModelView view(ModelEntry entry) {
        var lastSeenAt = lastSeenAt(entry);
        return ModelView.of(entry, policy.availability(lastSeenAt), lastSeenAt);
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

    /// A catalog and its validator.
    private record Snapshot(Catalog catalog, CatalogValidator validator) {

        static Snapshot of(Catalog catalog) {
            return new Snapshot(catalog, new CatalogValidator(catalog));
        }
    }
}
