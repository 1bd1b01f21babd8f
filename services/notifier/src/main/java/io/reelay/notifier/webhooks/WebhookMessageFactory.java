package io.reelay.notifier.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.Job;
import io.reelay.messaging.events.EventJson;
import io.reelay.notifier.delivery.WebhookMessage;
import java.util.Optional;

/// Creates the webhooks for the events of a job.
public final class WebhookMessageFactory {

    private WebhookMessageFactory() {}

    /// The webhook about the end of a job; empty if the job has not requested it.
    public static Optional<WebhookMessage> of(CompletedJob completed) {
        Job job = completed.job();
        return target(job, CallbackTarget.COMPLETED)
                .map(url -> message(job, url, WebhookPayload.ended(job, completed.result()), ""));
    }

    /// A webhook about the progress of a job; empty if the job has not requested it.
    ///
    /// Its webhook id contains the sequence of the event, because each progress event is a separate webhook.
    public static Optional<WebhookMessage> of(Job job, Envelope<JobProgressed> event) {
        return target(job, CallbackTarget.PROGRESS)
                .map(url -> message(job, url, WebhookPayload.progressed(job, event.time()), ":" + event.sequence()));
    }

    private static Optional<String> target(Job job, String eventName) {
        return Optional.ofNullable(job.callback())
                .filter(target -> target.wants(eventName))
                .map(CallbackTarget::url);
    }

    private static WebhookMessage message(Job job, String url, WebhookPayload body, String idSuffix) {
        return new WebhookMessage(
                job.context().accountId(),
                job.id(),
                job.id() + ":" + body.type() + idSuffix,
                url,
                json(body),
                job.traceparent());
    }

    private static String json(WebhookPayload body) {
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the webhook body as JSON: " + body.type(), e);
        }
    }
}
