package io.reelay.uploader.staging;

import io.reelay.contracts.events.StagingRequested;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Jobs that wait for their pictures.
@ApplicationScoped
class StagingConsumer {

    private final EventReceiver receiver;
    private final StageImages staging;

    StagingConsumer(EventReceiver receiver, StageImages staging) {
        this.receiver = receiver;
        this.staging = staging;
    }

    @Incoming("staging-requested")
    @RunOnVirtualThread
    void onStagingRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, envelope -> {
            if (!(envelope.data() instanceof StagingRequested requested)) {
                throw new MalformedEventException(
                        "Not for this topic: " + envelope.data().type());
            }
            staging.stage(envelope, requested);
        });
    }
}
