package io.reelay.messaging.outbox;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Publishes events without losing any: stored in the transaction that makes them true, sent as soon as it has
/// committed, removed when the broker has acknowledged. What a crash leaves behind, or finds no room in memory while
/// the broker is away, is sent by [OutboxSweeper].
@ApplicationScoped
public class Outbox {
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final FailPoints crashPoints;
    private final Clock clock;

    Outbox(
            EntityManager entities,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay,
            FailPoints crashPoints,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.relay = relay;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    /// Publishes the event when the current transaction commits, as part of the current trace.
    ///
    /// @throws jakarta.transaction.TransactionalException when there is no transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Event event) {
        add(event, TraceContext.current());
    }

    /// Publishes the event when the current transaction commits.
    ///
    /// @param traceparent the trace that the event belongs to
    /// @throws jakarta.transaction.TransactionalException when there is no transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Event event, @Nullable String traceparent) {
        var row = new OutboxEntity(Envelope.of(clock.instant(), traceparent, event));
        entities.persist(row);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    crashPoints.reached("outbox.committed");
                    relay.send(row);
                }
            }
        });
    }
}
