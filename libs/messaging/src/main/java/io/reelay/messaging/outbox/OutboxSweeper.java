package io.reelay.messaging.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends what a crash left in the outbox, or an outage of the broker. Rows younger than the grace period are on their
/// way already.
@ApplicationScoped
class OutboxSweeper {
    private static final int AT_ONCE = 5_000;

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
        // Asked first: a row that is acknowledged and removed after it was read here must not be sent once more.
        var underway = relay.underway();
        var left = entities.createQuery(
                        "select id from OutboxRow where time < :before and refusal is null order by id", Long.class)
                .setParameter("before", clock.instant().minus(grace))
                .setMaxResults(AT_ONCE)
                .getResultList();
        for (var id : left) {
            if (!underway.contains(id) && !send(id)) {
                return;
            }
        }
    }

    /// One after the other, so that no more than one body is in memory that the relay has no room for.
    private boolean send(Long id) {
        var row = entities.find(OutboxEntity.class, id);
        if (row == null) {
            return true;
        }
        entities.detach(row);
        return relay.send(row);
    }
}
