package io.reelay.uploader.archive;

import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Results that wait at their provider.
@ApplicationScoped
class ArchiveConsumer {

    private final EventReceiver receiver;
    private final ArchiveResults archiving;

    ArchiveConsumer(EventReceiver receiver, ArchiveResults archiving) {
        this.receiver = receiver;
        this.archiving = archiving;
    }

    @Incoming("generation-succeeded")
    @RunOnVirtualThread
    void onGenerationSucceeded(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, envelope -> {
            if (!(envelope.data() instanceof GenerationSucceeded succeeded)) {
                throw new MalformedEventException(
                        "Not for this topic: " + envelope.data().type());
            }
            archiving.archive(envelope, succeeded);
        });
    }
}
