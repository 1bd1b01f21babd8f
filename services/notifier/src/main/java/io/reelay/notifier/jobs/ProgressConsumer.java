package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.notifier.delivery.Dispatcher;
import io.reelay.messaging.events.EventReceiver;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Jobs that move on or wait: the row, and a callback to those who asked for it, not too often.
@ApplicationScoped
class ProgressConsumer {

    private final EventReceiver receiver;
    private final ApplyJobEvent news;
    private final Dispatcher dispatcher;
    private final ProgressThrottle pace;

    ProgressConsumer(EventReceiver receiver, ApplyJobEvent news, Dispatcher dispatcher, Clock clock) {
        this.receiver = receiver;
        this.news = news;
        this.dispatcher = dispatcher;
        this.pace = new ProgressThrottle(clock);
    }

    @Incoming("progress")
    @RunOnVirtualThread
    void onProgress(ConsumerRecord<String, byte[]> progress) {
        receiver.receive(progress, envelope -> {
            if (envelope.data() instanceof JobProgressed) {
                moveOn(cast(envelope));
            }
        });
    }

    private void moveOn(Envelope<JobProgressed> progress) {
        news.progressed(progress)
                .filter(callback -> pace.mayTell(callback.jobId()))
                .ifPresent(dispatcher::tell);
    }

    @SuppressWarnings("unchecked")
    private static Envelope<JobProgressed> cast(Envelope<?> envelope) {
        return (Envelope<JobProgressed>) envelope;
    }
}
