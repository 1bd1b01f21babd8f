package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.messaging.events.EventReceiver;
import io.reelay.notifier.delivery.Dispatcher;
import io.reelay.support.failpoints.FailPoints;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Consumes completions: updates the job, settles its credits and stores its webhook in one transaction. The first
/// delivery attempt follows immediately after the commit.
///
/// Processes the records of a partition strictly in order, unlike the other consumers: the first completion of a job on
/// the topic is the only one that has an effect. In parallel, a later one could overtake it.
@ApplicationScoped
class CompletionConsumer {

    private final EventReceiver receiver;
    private final ApplyJobEvent applyJobEvent;
    private final Dispatcher dispatcher;
    private final FailPoints failPoints;

    CompletionConsumer(
            EventReceiver receiver, ApplyJobEvent applyJobEvent, Dispatcher dispatcher, FailPoints failPoints) {
        this.receiver = receiver;
        this.applyJobEvent = applyJobEvent;
        this.dispatcher = dispatcher;
        this.failPoints = failPoints;
    }

    @Incoming("completions")
    @Blocking
    void onCompletion(ConsumerRecord<String, byte[]> completion) {
        receiver.receive(completion, envelope -> {
            if (envelope.data() instanceof Event.Completion) {
                apply(cast(envelope));
            }
        });
    }

    private void apply(Envelope<Event.Completion> completion) {
        applyJobEvent.applyCompletion(completion).ifPresent(due -> {
            failPoints.reached("notifier.ended");
            dispatcher.send(due);
        });
    }

    @SuppressWarnings("unchecked")
    private static Envelope<Event.Completion> cast(Envelope<?> envelope) {
        return (Envelope<Event.Completion>) envelope;
    }
}
