package io.reelay.notifier.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Mode;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobCredits;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.jobstore.jobs.JobSpec;
import io.reelay.jobstore.jobs.Progress;
import io.reelay.messaging.events.EventJson;
import io.reelay.notifier.delivery.WebhookMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookMessageFactoryTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-11-21T12:00:30.250917Z");
    private static final JobContext CONTEXT = new JobContext(
            "job_01", "acc_01", "runway", "runway/gen4_turbo", CREATED, CREATED.plusSeconds(900), Map.of("user", "42"));

    @Test
    void theWebhookAboutTheEndFollowsTheContract() throws JsonProcessingException {
        // Given
        var media = new StoredMedia(
                "results/job_01.mp4",
                "https://media.example/job_01.mp4",
                ENDED.plusSeconds(86_400),
                "video/mp4",
                1_000,
                "00",
                720,
                1280,
                5.04,
                "h264");
        var completed = new CompletedJob(
                job(JobStatus.SUCCEEDED, 25L, CallbackTarget.COMPLETED),
                new JobResult(ENDED, List.of(media), List.of(), null));

        // When
        WebhookMessage message = WebhookMessageFactory.of(completed).orElseThrow();

        // Then
        assertThat(message.webhookId()).isEqualTo("job_01:job.completed");
        assertThat(message.url()).isEqualTo("https://receiver.example/hook");
        assertThat(json(message)).isEqualTo(parse("""
                {"type": "job.completed", "timestamp": "2026-11-21T12:00:30.250Z",
                 "data": {"id": "job_01", "status": "completed", "url": "https://media.example/job_01.mp4",
                          "service": "runway", "model": "runway/gen4_turbo",
                          "createdAt": "2026-11-21T12:00:00Z", "completedAt": "2026-11-21T12:00:30.250Z",
                          "metadata": {"duration": 5, "width": 720, "height": 1280},
                          "userMetadata": {"user": "42"}, "credits": 25, "failure": null}}"""));
    }

    @Test
    void theWebhookAboutAFailureHasItsCode() throws JsonProcessingException {
        // Given
        var failure = Failure.of(FailureCode.MODERATED, "The prompt was refused.");
        var completed = new CompletedJob(
                job(JobStatus.FAILED, 0L, CallbackTarget.COMPLETED),
                new JobResult(ENDED, List.of(), List.of(), failure));

        // When
        JsonNode body = json(WebhookMessageFactory.of(completed).orElseThrow());

        // Then
        assertThat(body.at("/type").asText()).isEqualTo("job.failed");
        assertThat(body.at("/data/status").asText()).isEqualTo("failed");
        assertThat(body.at("/data/failure/code").asText()).isEqualTo("moderated");
        assertThat(body.at("/data/url").isNull()).isTrue();
    }

    @Test
    void aProgressWebhookIsOptionalAndHasItsOwnId() throws JsonProcessingException {
        // Given
        var event = Envelope.of(ENDED, null, new JobProgressed(CONTEXT, JobStatus.RUNNING, 0.45, 21, null, "task"));

        // When
        var requested = WebhookMessageFactory.of(job(JobStatus.RUNNING, null, CallbackTarget.PROGRESS), event);
        var notRequested = WebhookMessageFactory.of(job(JobStatus.RUNNING, null, CallbackTarget.COMPLETED), event);

        // Then
        assertThat(notRequested).isEmpty();
        assertThat(requested.orElseThrow().webhookId()).isEqualTo("job_01:job.progress:" + event.sequence());
        assertThat(json(requested.orElseThrow()).at("/data/progress").asDouble())
                .isEqualTo(0.45);
        assertThat(json(requested.orElseThrow()).at("/data/status").asText()).isEqualTo("processing");
    }

    private static Job job(JobStatus status, @Nullable Long charged, String eventName) {
        JsonNode nothing = JsonNodeFactory.instance.objectNode();
        return new Job(
                CONTEXT,
                new JobSpec(Mode.IMAGE_TO_VIDEO, nothing, nothing, 30),
                new Progress(status, 0.45, 21, null, "task", 1, CREATED, false),
                new JobCredits(25, charged),
                new CallbackTarget("https://receiver.example/hook", Set.of(eventName)),
                null,
                null);
    }

    private static JsonNode json(WebhookMessage message) throws JsonProcessingException {
        return parse(message.body());
    }

    private static JsonNode parse(String json) throws JsonProcessingException {
        return EventJson.mapper().readTree(json);
    }
}
