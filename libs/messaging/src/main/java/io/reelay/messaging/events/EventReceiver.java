package io.reelay.messaging.events;

import io.quarkus.runtime.ShutdownEvent;
import io.reelay.contracts.events.Envelope;
import io.reelay.support.failures.TransientFailures;
import io.reelay.support.time.Backoff;
import io.reelay.support.trace.TraceContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Receives a record: reads it, opens its trace and hands it to the service. While something the service needs is
/// away (the database, the network) it is tried again until it is back, so an outage sends nothing to the dead
/// letters. Every other failure is tried [#ATTEMPTS] times and then thrown, which makes the record a dead letter.
@ApplicationScoped
public class EventReceiver {
    private static final Logger LOG = Logger.getLogger(EventReceiver.class);
    private static final int ATTEMPTS = 3;
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final RandomGenerator random;
    private volatile boolean stopping;

    public EventReceiver(RandomGenerator random) {
        this.random = random;
    }

    /// Blocks until the handler has done its work.
    ///
    /// @throws UnreadableEvent  when the record is no event of ours
    /// @throws RuntimeException the handler's own, when trying again did not help
    public void receive(ConsumerRecord<String, byte[]> record, Consumer<Envelope<?>> handler) {
        var envelope = EventCodec.decode(record);
        try (var _ = TraceContext.open(envelope.traceparent())) {
            for (var attempt = 1; ; attempt++) {
                try {
                    handler.accept(envelope);
                    return;
                } catch (RuntimeException e) {
                    if (stopping) {
                        throw leaveToTheNextProcess();
                    }
                    if (!TransientFailures.causes(e) && attempt >= ATTEMPTS) {
                        throw e;
                    }
                    LOG.warnf("event.retry eventId=%s attempt=%d cause=%s", envelope.id(), attempt, e);
                    pause(attempt);
                }
            }
        }
    }

    /// Runs before whatever the handlers wait for is stopped, so that its failures are taken for what they are.
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        stopping = true;
    }

    /// Neither done nor failed: the record is not acknowledged, and whoever gets the partition next starts with it. A
    /// thread of the pool is interrupted at the very end, when the connectors are closed and nobody hears of it.
    private static ProcessStops leaveToTheNextProcess() {
        while (!Thread.interrupted()) {
            LockSupport.park();
        }
        return new ProcessStops();
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(PAUSES.after(attempt, random));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an event waited for its next attempt", e);
        }
    }

    /// An expected outcome, so it carries no stack trace.
    private static final class ProcessStops extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ProcessStops() {
            super("The process stops; the record is left to the next one", null, false, false);
        }
    }
}
