package io.reelay.notifier.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reelay.contracts.Failure;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON body of a webhook, in the format of Standard Webhooks: event type, time and job.
record WebhookPayload(String type, Instant timestamp, Data data) {

    /// The job as its producer sees it in a webhook.
    ///
    /// @param url        the signed URL of the first result
    /// @param metadata   the metadata of the first result
    /// @param progress   present only until the job has ended
    /// @param etaSeconds present only until the job has ended
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

    static WebhookPayload ended(Job job, JobResult result) {
        StoredMedia media = result.output().isEmpty() ? null : result.output().getFirst();
        Metadata metadata = media == null ? null : Metadata.of(media);
        Instant endedAt = result.at().truncatedTo(ChronoUnit.MILLIS);
        WebhookEventType type = WebhookEventType.of(job.status());
        Data data = new Data(
                job.id(),
                type.status(),
                media == null ? null : media.url(),
                job.context().provider(),
                job.context().model(),
                job.context().createdAt(),
                endedAt,
                metadata,
                job.context().metadata(),
                job.price().charged(),
                result.failure(),
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
