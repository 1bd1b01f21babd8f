package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.Envelope;
import io.reelay.messaging.events.EventReceiver;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Reads the wishes to end a job early. Whichever worker reads one notes it in the row; the owner sees it when it
/// renews its leases, or at once where it is the same process.
@ApplicationScoped
class CancelConsumer {
    private final EventReceiver receiver;
    private final CancelRequests cancellations;
    private final GenerationExecutor generations;
    private final WorkerConfig config;

    CancelConsumer(EventReceiver receiver, CancelRequests cancellations, GenerationExecutor generations, WorkerConfig config) {
        this.receiver = receiver;
        this.cancellations = cancellations;
        this.generations = generations;
        this.config = config;
    }

    @Incoming("cancel-requested")
    @RunOnVirtualThread
    void onCancelRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, this::note);
    }

    private void note(Envelope<?> envelope) {
        if (envelope.data() instanceof CancelRequested cancel
                && cancel.job().provider().equals(config.provider())) {
            QuarkusTransaction.requiringNew().run(() -> cancellations.note(cancel));
            generations.stop(cancel.job().jobId(), cancel.outcome());
        }
    }
}
