package io.reelay.intake.models;

import io.reelay.contracts.events.ModelAnnounced;
import io.reelay.messaging.events.EventReceiver;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes the announcements of the workers. Every instance reads the whole topic when it starts.
@ApplicationScoped
class ModelsConsumer {

    private final EventReceiver receiver;
    private final ModelDirectory models;

    ModelsConsumer(EventReceiver receiver, ModelDirectory models) {
        this.receiver = receiver;
        this.models = models;
    }

    @Incoming("models")
    @RunOnVirtualThread
    void onAnnouncement(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, envelope -> {
            if (envelope.data() instanceof ModelAnnounced announced) {
                models.update(announced);
            }
        });
    }
}
