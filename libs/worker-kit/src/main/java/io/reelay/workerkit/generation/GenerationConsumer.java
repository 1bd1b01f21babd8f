package io.reelay.workerkit.generation;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Reads the generation requests of this provider.
@ApplicationScoped
class GenerationConsumer {
    private final EventReceiver receiver;
    private final SlotQueue slotQueue;
    private final GenerationExecutor executor;

    GenerationConsumer(EventReceiver receiver, SlotQueue slotQueue, GenerationExecutor executor) {
        this.receiver = receiver;
        this.slotQueue = slotQueue;
        this.executor = executor;
    }

    /// Returns as soon as the generation is stored; this acknowledges the record.
    @Incoming("generation-requested")
    @RunOnVirtualThread
    void onRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, this::claim);
    }

    private void claim(Envelope<?> envelope) {
        if (!(envelope.data() instanceof GenerationRequested request)) {
            throw new MalformedEventException("This topic takes generation requests, not "
                    + envelope.data().type());
        }
        try {
            var generation = slotQueue.claim(request);
            if (generation != null) {
                executor.start(generation);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a slot", e);
        }
    }
}
