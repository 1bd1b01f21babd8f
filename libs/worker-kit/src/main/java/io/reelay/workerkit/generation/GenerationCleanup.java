package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/// Deletes generations that ended long ago. If Kafka redelivers such a request later, its deadline has passed, so it is
/// not submitted again.
@ApplicationScoped
class GenerationCleanup {
    private final EntityManager entities;
    private final WorkerConfig config;
    private final Clock clock;

    GenerationCleanup(EntityManager entities, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    @RunOnVirtualThread
    void deleteOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from generation where finished_at < ?1")
                        .setParameter(1, clock.instant().minus(config.keep()))
                        .executeUpdate());
    }
}
