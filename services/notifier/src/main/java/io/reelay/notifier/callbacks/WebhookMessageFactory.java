package io.reelay.notifier.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.Job;
import io.reelay.notifier.delivery.WebhookMessage;
import io.reelay.messaging.events.EventJson;
import java.util.Optional;

/// Turns what happened to a job into the callback that its producer asked for.
public final class WebhookMessageFactory {

    private WebhookMessageFactory() {}

    /// The news of the end; empty if nobody asked for it.
    public static Optional<WebhookMessage> of(CompletedJob ended) {
        Job job = ended.job();
        return target(job, CallbackTarget.COMPLETED)
                .map(url -> callback(job, url, WebhookPayload.ended(job, ended.result()), ""));
    }

    /// The news on the way; empty if nobody asked for it.
    ///
    /// Its webhook id ends with the sequence of the event, for each is news of its own.
    public static Optional<WebhookMessage> of(Job job, Envelope<JobProgressed> news) {
        return target(job, CallbackTarget.PROGRESS)
                .map(url -> callback(job, url, WebhookPayload.progressed(job, news.time()), ":" + news.sequence()));
    }

    private static Optional<String> target(Job job, String event) {
        return Optional.ofNullable(job.callback())
                .filter(target -> target.wants(event))
                .map(CallbackTarget::url);
    }

    private static WebhookMessage callback(Job job, String url, WebhookPayload body, String idSuffix) {
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
            throw new IllegalStateException("The body of a callback cannot be written: " + body.type(), e);
        }
    }
}
