package io.reelay.workerkit.models;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.reelay.catalog.Catalog;
import io.reelay.catalog.CatalogFile;
import io.reelay.catalog.CatalogJson;
import io.reelay.contracts.events.ModelAnnounced;
import io.reelay.messaging.outbox.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/// Publishes the entries of this worker's `models.yaml` at startup and then at an interval, as a sign that the worker
/// is running.
@ApplicationScoped
class ModelAnnouncer {
    private final Catalog catalog = CatalogFile.read("models.yaml");
    private final Outbox outbox;
    private final Clock clock;

    ModelAnnouncer(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Runs after the messaging has started, which has priority 0.
    void announceAtStartup(@Observes StartupEvent event) {
        announce();
    }

    @Scheduled(every = "{reelay.models.announce-every}", delayed = "{reelay.models.announce-every}")
    @RunOnVirtualThread
    void announce() {
        var now = clock.millis();
        QuarkusTransaction.requiringNew()
                .run(() -> catalog.all()
                        .forEach(entry -> outbox.add(
                                new ModelAnnounced(entry.name(), entry.provider(), now, CatalogJson.write(entry)))));
    }
}
