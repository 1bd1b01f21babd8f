package io.reelay.messaging.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends rows that a crash or an outage of the broker left in the outbox. Rows younger than the grace period are still
/// in flight.
@ApplicationScoped
class OutboxSweeper {
    private static final int BATCH = 5_000;

    private final EntityManager entities;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Duration grace;

    OutboxSweeper(
            EntityManager entities,
            OutboxRelay relay,
            Clock clock,
            @ConfigProperty(name = "reelay.outbox.grace") Duration grace) {
        this.entities = entities;
        this.relay = relay;
        this.clock = clock;
        this.grace = grace;
    }

    @Scheduled(
            every = "{reelay.outbox.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    @Transactional
    void sweep() {
        // Read before the query: a row that is acknowledged and deleted after the query must not be sent again.
        var inFlight = relay.inFlight();
        var left = entities.createQuery(
                        "select id from OutboxEntity where time < :before and refusal is null order by id", Long.class)
                .setParameter("before", clock.instant().minus(grace))
                .setMaxResults(BATCH)
                .getResultList();
        for (var id : left) {
            if (!inFlight.contains(id) && !send(id)) {
                return;
            }
        }
    }

    /// Loads one row at a time, so that at most one body is in memory beyond the limit of the relay.
    private boolean send(Long id) {
        var row = entities.find(OutboxEntity.class, id);
        if (row == null) {
            return true;
        }
        entities.detach(row);
        return relay.send(row);
    }
}
