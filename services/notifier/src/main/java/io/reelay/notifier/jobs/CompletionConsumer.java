package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.notifier.delivery.Dispatcher;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.messaging.events.EventReceiver;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The end of jobs: the row, the credits and the stored callback in one transaction, then the first attempt at once.
///
/// Unlike other consumers it takes the records of a partition strictly one after the other, because the first
/// completion of a job on the topic is the one that counts, for everybody; side by side, the second could overtake.
@ApplicationScoped
class CompletionConsumer {

    private final EventReceiver receiver;
    private final ApplyJobEvent news;
    private final Dispatcher dispatcher;
    private final FailPoints crashPoints;

    CompletionConsumer(EventReceiver receiver, ApplyJobEvent news, Dispatcher dispatcher, FailPoints crashPoints) {
        this.receiver = receiver;
        this.news = news;
        this.dispatcher = dispatcher;
        this.crashPoints = crashPoints;
    }

    @Incoming("completions")
    @Blocking
    void onCompletion(ConsumerRecord<String, byte[]> completion) {
        receiver.receive(completion, envelope -> {
            if (envelope.data() instanceof Event.Completion) {
                end(cast(envelope));
            }
        });
    }

    private void end(Envelope<Event.Completion> completion) {
        news.ended(completion).ifPresent(due -> {
            crashPoints.reached("notifier.ended");
            dispatcher.send(due);
        });
    }

    @SuppressWarnings("unchecked")
    private static Envelope<Event.Completion> cast(Envelope<?> envelope) {
        return (Envelope<Event.Completion>) envelope;
    }
}
