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

/// Receives a record: decodes it, opens its trace and calls the handler. During an outage (of the database or the
/// network) the handler is retried until it succeeds, so an outage makes no dead letters. After any other failure the
/// handler is called up to [#ATTEMPTS] times; then the exception is thrown and the record becomes a dead letter.
@ApplicationScoped
public class EventReceiver {
    private static final Logger LOG = Logger.getLogger(EventReceiver.class);
    private static final int ATTEMPTS = 3;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final RandomGenerator random;
    private volatile boolean stopping;

    public EventReceiver(RandomGenerator random) {
        this.random = random;
    }

    /// Blocks until the handler has succeeded.
    ///
    /// @throws MalformedEventException when the record is not a Reelay event
    /// @throws RuntimeException the exception of the handler after the last attempt
    public void receive(ConsumerRecord<String, byte[]> record, Consumer<Envelope<?>> handler) {
        var envelope = EventCodec.decode(record);
        try (var _ = TraceContext.open(envelope.traceparent())) {
            for (var attempt = 1; ; attempt++) {
                try {
                    handler.accept(envelope);
                    return;
                } catch (RuntimeException e) {
                    if (stopping) {
                        throw leaveUnacknowledged();
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

    /// Runs before the database pool and the connectors stop, so that the failures which follow count as a shutdown.
    void stop(@Observes @Priority(100) ShutdownEvent event) {
        stopping = true;
    }

    /// The record is neither acknowledged nor failed: the next owner of the partition reads it again. The thread waits
    /// until the pool interrupts it; by then the connectors are closed, so the exception has no effect.
    private static ShutdownException leaveUnacknowledged() {
        while (!Thread.interrupted()) {
            LockSupport.park();
        }
        return new ShutdownException();
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(BACKOFF.after(attempt, random));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted between two attempts to handle an event", e);
        }
    }

    /// An expected outcome, so it carries no stack trace.
    private static final class ShutdownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShutdownException() {
            super("The process is stopping; the record is not acknowledged", null, false, false);
        }
    }
}
