package io.reelay.uploader.staging;

import io.reelay.contracts.events.StagingRequested;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes staging requests.
@ApplicationScoped
class StagingConsumer {

    private final EventReceiver receiver;
    private final StageImages stageImages;

    StagingConsumer(EventReceiver receiver, StageImages stageImages) {
        this.receiver = receiver;
        this.stageImages = stageImages;
    }

    @Incoming("staging-requested")
    @RunOnVirtualThread
    void onStagingRequested(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, envelope -> {
            if (!(envelope.data() instanceof StagingRequested requested)) {
                throw new MalformedEventException("Unexpected event type on this topic: "
                        + envelope.data().type());
            }
            stageImages.stage(envelope, requested);
        });
    }
}
