package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.Envelope;
import io.reelay.messaging.events.EventReceiver;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Reads requests to stop a job early. Any worker may read the request and store it in the row. The owner of the lease
/// sees it when it renews its leases, or at once if it is the same process.
@ApplicationScoped
class CancelConsumer {
    private final EventReceiver receiver;
    private final CancelRequests cancelRequests;
    private final GenerationExecutor executor;
    private final WorkerConfig config;

    CancelConsumer(
            EventReceiver receiver, CancelRequests cancelRequests, GenerationExecutor executor, WorkerConfig config) {
        this.receiver = receiver;
        this.cancelRequests = cancelRequests;
        this.executor = executor;
        this.config = config;
    }

    @Incoming("cancel-requested")
    @RunOnVirtualThread
    void onCancelRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, this::handle);
    }

    private void handle(Envelope<?> envelope) {
        if (envelope.data() instanceof CancelRequested cancel
                && cancel.job().provider().equals(config.provider())) {
            QuarkusTransaction.requiringNew().run(() -> cancelRequests.store(cancel));
            executor.stop(cancel.job().jobId(), cancel.outcome());
        }
    }
}
