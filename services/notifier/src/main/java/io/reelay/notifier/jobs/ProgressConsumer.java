package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.notifier.delivery.Dispatcher;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes progress events: updates the job and sends a progress webhook if the job has requested it. Throttled.
@ApplicationScoped
class ProgressConsumer {

    private final EventReceiver receiver;
    private final ApplyJobEvent applyJobEvent;
    private final Dispatcher dispatcher;
    private final ProgressThrottle throttle;

    ProgressConsumer(EventReceiver receiver, ApplyJobEvent applyJobEvent, Dispatcher dispatcher, Clock clock) {
        this.receiver = receiver;
        this.applyJobEvent = applyJobEvent;
        this.dispatcher = dispatcher;
        this.throttle = new ProgressThrottle(clock);
    }

    @Incoming("progress")
    @RunOnVirtualThread
    void onProgress(ConsumerRecord<String, byte[]> progress) {
        receiver.receive(progress, envelope -> {
            if (envelope.data() instanceof JobProgressed) {
                apply(cast(envelope));
            }
        });
    }

    private void apply(Envelope<JobProgressed> progress) {
        applyJobEvent
                .applyProgress(progress)
                .filter(message -> throttle.tryAcquire(message.jobId()))
                .ifPresent(dispatcher::sendOnce);
    }

    @SuppressWarnings("unchecked")
    private static Envelope<JobProgressed> cast(Envelope<?> envelope) {
        return (Envelope<JobProgressed>) envelope;
    }
}
