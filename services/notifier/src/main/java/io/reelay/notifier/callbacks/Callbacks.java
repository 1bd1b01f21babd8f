package io.reelay.notifier.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.Job;
import io.reelay.notifier.delivery.Callback;
import io.reelay.platform.events.EventJson;
import java.util.Optional;

/// Turns what happened to a job into the callback that its producer asked for.
public final class Callbacks {

    private Callbacks() {}

    /// The news of the end; empty if nobody asked for it.
    public static Optional<Callback> of(CompletedJob ended) {
        Job job = ended.job();
        return target(job, CallbackTarget.COMPLETED)
                .map(url -> callback(job, url, CallbackBody.ended(job, ended.ending()), ""));
    }

    /// The news on the way; empty if nobody asked for it.
    ///
    /// Its webhook id ends with the sequence of the event, for each is news of its own.
    public static Optional<Callback> of(Job job, Envelope<JobProgressed> news) {
        return target(job, CallbackTarget.PROGRESS)
                .map(url -> callback(job, url, CallbackBody.progressed(job, news.time()), ":" + news.sequence()));
    }

    private static Optional<String> target(Job job, String event) {
        return Optional.ofNullable(job.callback())
                .filter(target -> target.wants(event))
                .map(CallbackTarget::url);
    }

    private static Callback callback(Job job, String url, CallbackBody body, String idSuffix) {
        return new Callback(
                job.context().accountId(),
                job.id(),
                job.id() + ":" + body.type() + idSuffix,
                url,
                json(body),
                job.traceparent());
    }

    private static String json(CallbackBody body) {
        try {
            return EventJson.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The body of a callback cannot be written: " + body.type(), e);
        }
    }
}
