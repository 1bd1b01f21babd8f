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

/// Publishes events without loss. An event is stored in the transaction that makes it true, sent right after the
/// commit, and deleted when the broker has acknowledged it. [OutboxSweeper] sends the events that remain after a crash
/// or an outage of the broker.
@ApplicationScoped
public class Outbox {
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transactions;
    private final OutboxRelay relay;
    private final FailPoints failPoints;
    private final Clock clock;

    Outbox(
            EntityManager entities,
            TransactionSynchronizationRegistry transactions,
            OutboxRelay relay,
            FailPoints failPoints,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.relay = relay;
        this.failPoints = failPoints;
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
    /// @param traceparent the trace of the event
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
                    failPoints.reached("outbox.committed");
                    relay.send(row);
                }
            }
        });
    }
}
