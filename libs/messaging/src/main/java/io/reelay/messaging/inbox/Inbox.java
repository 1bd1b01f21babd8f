package io.reelay.messaging.inbox;

import io.quarkus.scheduler.Scheduled;
import io.reelay.contracts.events.Envelope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Records the events that a consumer has handled, in the transaction that handles them, so that a second delivery
/// changes nothing.
@ApplicationScoped
public class Inbox {
    private final EntityManager entities;
    private final Clock clock;
    private final Duration keep;

    Inbox(EntityManager entities, Clock clock, @ConfigProperty(name = "reelay.inbox.keep") Duration keep) {
        this.entities = entities;
        this.clock = clock;
        this.keep = keep;
    }

    /// Records the event. Returns false when this consumer has already recorded it; the caller then does nothing.
    ///
    /// @throws jakarta.transaction.TransactionalException when there is no transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String consumer, Envelope<?> envelope) {
        return entities.createNativeQuery(
                                "insert into inbox (consumer, event_id, received_at) values (?, ?, ?) on conflict do nothing")
                        .setParameter(1, consumer)
                        .setParameter(2, envelope.id())
                        .setParameter(3, clock.instant())
                        .executeUpdate()
                == 1;
    }

    /// Whether this consumer has recorded the event. Use it before expensive work that a repeat would waste.
    ///
    /// @throws jakarta.transaction.TransactionalException when there is no transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean knows(String consumer, Envelope<?> envelope) {
        return !entities.createNativeQuery("select 1 from inbox where consumer = ? and event_id = ?")
                .setParameter(1, consumer)
                .setParameter(2, envelope.id())
                .getResultList()
                .isEmpty();
    }

    @Scheduled(every = "1h", delayed = "5m")
    @RunOnVirtualThread
    @Transactional
    void deleteExpired() {
        entities.createNativeQuery("delete from inbox where received_at < ?")
                .setParameter(1, clock.instant().minus(keep))
                .executeUpdate();
    }
}
