package io.reelay.notifier.callbacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reelay.contracts.Failure;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.jobstore.jobs.Job;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON of a callback, in the shape of Standard Webhooks: what happened, when, and the job.
record WebhookPayload(String type, Instant timestamp, Data data) {

    /// The job as its producer is told of it.
    ///
    /// @param url         of the first result, signed
    /// @param metadata    of the first result
    /// @param progress    only while the job is on its way
    /// @param etaSeconds  only while the job is on its way
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Data(
            String id,
            String status,
            @Nullable String url,
            String service,
            String model,
            Instant createdAt,
            @Nullable Instant completedAt,
            @Nullable Metadata metadata,
            Map<String, Object> userMetadata,
            @Nullable Long credits,
            @Nullable Failure failure,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double progress,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer etaSeconds) {}

    /// @param duration in whole seconds
    record Metadata(long duration, int width, int height) {

        static Metadata of(StoredMedia media) {
            double seconds = media.durationSeconds() == null ? 0 : media.durationSeconds();
            return new Metadata(Math.round(seconds), media.width(), media.height());
        }
    }

    static WebhookPayload ended(Job job, JobResult ending) {
        StoredMedia result = ending.output().isEmpty() ? null : ending.output().getFirst();
        Metadata metadata = result == null ? null : Metadata.of(result);
        Instant endedAt = ending.at().truncatedTo(ChronoUnit.MILLIS);
        WebhookEventType type = WebhookEventType.of(job.status());
        Data data = new Data(
                job.id(),
                type.status(),
                result == null ? null : result.url(),
                job.context().provider(),
                job.context().model(),
                job.context().createdAt(),
                endedAt,
                metadata,
                job.context().metadata(),
                job.price().charged(),
                ending.failure(),
                null,
                null);
        return new WebhookPayload(type.toString(), endedAt, data);
    }

    static WebhookPayload progressed(Job job, Instant at) {
        WebhookEventType type = WebhookEventType.of(job.status());
        Data data = new Data(
                job.id(),
                type.status(),
                null,
                job.context().provider(),
                job.context().model(),
                job.context().createdAt(),
                null,
                null,
                job.context().metadata(),
                null,
                null,
                job.progress().done(),
                job.progress().etaSeconds());
        return new WebhookPayload(type.toString(), at.truncatedTo(ChronoUnit.MILLIS), data);
    }
}
