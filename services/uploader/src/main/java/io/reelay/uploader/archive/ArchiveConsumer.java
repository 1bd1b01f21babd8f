package io.reelay.uploader.archive;

import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.messaging.events.MalformedEventException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes the events of succeeded generations.
@ApplicationScoped
class ArchiveConsumer {

    private final EventReceiver receiver;
    private final ArchiveResults archiveResults;

    ArchiveConsumer(EventReceiver receiver, ArchiveResults archiveResults) {
        this.receiver = receiver;
        this.archiveResults = archiveResults;
    }

    @Incoming("generation-succeeded")
    @RunOnVirtualThread
    void onGenerationSucceeded(ConsumerRecord<String, byte[]> record) {
        receiver.receive(record, envelope -> {
            if (!(envelope.data() instanceof GenerationSucceeded succeeded)) {
                throw new MalformedEventException("Unexpected event type on this topic: "
                        + envelope.data().type());
            }
            archiveResults.archive(envelope, succeeded);
        });
    }
}
