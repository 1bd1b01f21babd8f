package io.reelay.workerkit.generation;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Reads the queue of this provider.
@ApplicationScoped
class GenerationConsumer {
    private final EventReceiver receiver;
    private final SlotQueue claims;
    private final GenerationExecutor generations;

    GenerationConsumer(EventReceiver receiver, SlotQueue claims, GenerationExecutor generations) {
        this.receiver = receiver;
        this.claims = claims;
        this.generations = generations;
    }

    /// Returns, which acknowledges the record, as soon as the generation is stored.
    @Incoming("generation-requested")
    @RunOnVirtualThread
    void onRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, this::claim);
    }

    private void claim(Envelope<?> envelope) {
        if (!(envelope.data() instanceof GenerationRequested request)) {
            throw new MalformedEventException("This queue takes requests for generations, not "
                    + envelope.data().type());
        }
        try {
            var claim = claims.take(request);
            if (claim != null) {
                generations.start(claim);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a slot", e);
        }
    }
}
