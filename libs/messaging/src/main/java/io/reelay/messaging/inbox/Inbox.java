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

/// Remembers which events a consumer has worked on, in the transaction that does the work, so that the second
/// delivery of an event changes nothing.
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

    /// Notes the event. False when this consumer has noted it before; the caller then has nothing left to do.
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

    /// Whether this consumer has noted the event, for who would spend much on work that it then throws away.
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
    void forget() {
        entities.createNativeQuery("delete from inbox where received_at < ?")
                .setParameter(1, clock.instant().minus(keep))
                .executeUpdate();
    }
}
