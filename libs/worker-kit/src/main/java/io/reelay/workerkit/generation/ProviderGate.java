package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.reelay.contracts.WaitStatus;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The state of a provider that all its workers share: its slots, and a gate that is closed for all of them while the
/// provider throttles.
@ApplicationScoped
class ProviderGate {
    private static final Logger LOG = Logger.getLogger(ProviderGate.class);
    private static final String COUNT_TAKEN_SLOTS = """
            select count(*) from generation
            where provider = ?1 and (state in ('claimed', 'submitting', 'submitted')
                or state = 'unknown' and slot_until > ?2)
            """;

    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofDays(1);

    private final EntityManager entities;
    private final WorkerConfig config;
    private final Clock clock;

    ProviderGate(EntityManager entities, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /// Creates the provider's row before the first record is read.
    void createRow(@Observes @Priority(-50) StartupEvent event) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("insert into provider (name) values (?1) on conflict do nothing")
                        .setParameter(1, config.provider())
                        .executeUpdate());
    }

    /// The reason why a claim must wait; empty when a slot is free. Must run inside a transaction. The provider's row
    /// stays locked until the end of the transaction, so that two claims never take the same slot.
    Optional<WaitStatus> reasonToWait() {
        var row = (Tuple) entities.createNativeQuery(
                        "select paused, closed_until from provider where name = ?1 for update", Tuple.class)
                .setParameter(1, config.provider())
                .getSingleResult();
        if (row.get("paused", Boolean.class)) {
            return Optional.of(new WaitStatus(WaitStatus.Reason.PROVIDER_PAUSED, null));
        }
        var closed = closedUntil(row);
        if (closed.isPresent()) {
            return Optional.of(new WaitStatus(WaitStatus.Reason.PROVIDER_THROTTLED, closed.get()));
        }
        var taken = (Long) entities.createNativeQuery(COUNT_TAKEN_SLOTS, Long.class)
                .setParameter(1, config.provider())
                .setParameter(2, clock.instant())
                .getSingleResult();
        return taken < config.maxInFlight()
                ? Optional.empty()
                : Optional.of(new WaitStatus(WaitStatus.Reason.NO_SLOT, null));
    }

    /// The time when the gate opens; empty when it is open.
    Optional<Instant> closedUntil() {
        return QuarkusTransaction.requiringNew()
                .call(() -> closedUntil((Tuple)
                        entities.createNativeQuery("select closed_until from provider where name = ?1", Tuple.class)
                                .setParameter(1, config.provider())
                                .getSingleResult()));
    }

    /// Closes the gate for all workers of this provider.
    ///
    /// @param pause the pause that the provider requested, limited to between one second and one day; null for the
    ///              default. With a pause of zero, all workers would repeat their calls without end.
    void close(@Nullable Duration pause, String reason) {
        var until = clock.instant().plus(pause == null ? config.throttlePause() : limit(pause));
        LOG.warnf("provider.throttled provider=%s until=%s reason=%s", config.provider(), until, reason);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                                update provider set closed_until = greatest(closed_until, ?2), closed_reason = ?3
                                where name = ?1
                                """)
                        .setParameter(1, config.provider())
                        .setParameter(2, until)
                        .setParameter(3, reason)
                        .executeUpdate());
    }

    private static Duration limit(Duration pause) {
        return Collections.min(List.of(MAX_PAUSE, Collections.max(List.of(MIN_PAUSE, pause))));
    }

    private Optional<Instant> closedUntil(Tuple row) {
        return Optional.ofNullable((Instant) row.get("closed_until")).filter(until -> until.isAfter(clock.instant()));
    }
}
