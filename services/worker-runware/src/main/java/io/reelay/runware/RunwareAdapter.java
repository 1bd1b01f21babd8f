package io.reelay.runware;

import io.reelay.contracts.events.GenerationSpec;
import io.reelay.runware.wire.RunwareDeliveryOptions;
import io.reelay.runware.wire.RunwareTaskBody.GetResponse;
import io.reelay.runware.wire.RunwareTaskBody.VideoInference;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PollSchedule;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.ProviderTask;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitIdempotency;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.http.ProviderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The adapter for Runware. Images are uploaded first. The adapter sends the task with its own UUID, so a repetition is
/// safe, and fetches the result with the same UUID.
@ApplicationScoped
class RunwareAdapter implements ProviderAdapter {

    private static final PollSchedule POLL_SCHEDULE = new PollSchedule(
            Duration.ofSeconds(5), Duration.ofMillis(7500), 1.5, Duration.ofSeconds(15), 0.2, Duration.ofSeconds(30));
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);

    private final RunwareClient runware;
    private final RunwareImageUploader uploader;

    RunwareAdapter(RunwareConfig config, ImageLoader images) {
        this.runware = new RunwareClient(config.baseUrl());
        this.uploader = new RunwareImageUploader(runware, images);
    }

    @Override
    public SubmitIdempotency submitIdempotency() {
        return SubmitIdempotency.REPEATABLE;
    }

    @Override
    public PollSchedule pollSchedule() {
        return POLL_SCHEDULE;
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
        try {
            List<String> frames = uploader.upload(submission.images(), submission.timeout(), key);
            VideoInference task = task(submission, frames.isEmpty() ? null : frames);
            return new PaidCall(() -> submit(task, submission.timeout(), key));
        } catch (RunwareImageUploader.ImageUploadException e) {
            return e.outcome();
        }
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        UUID taskUuid = UUID.fromString(task.taskId());
        return switch (runware.send(new GetResponse(taskUuid), POLL_TIMEOUT, key)) {
            case ProviderResponse.Answered answer -> RunwareTaskResponses.read(answer, taskUuid);
            case ProviderResponse.NotSent(String reason) -> new PollOutcome.NoAnswer(reason);
            case ProviderResponse.Lost(String reason) -> new PollOutcome.NoAnswer(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return CancelOutcome.NOT_SUPPORTED;
    }

    private SubmitOutcome submit(VideoInference task, Duration timeout, ApiKey key) {
        return switch (runware.send(task, timeout, key)) {
            case ProviderResponse.Answered answer -> RunwareAcknowledgements.read(answer, task.taskUuid());
            case ProviderResponse.NotSent(String reason) -> new SubmitOutcome.NotSent(reason);
            case ProviderResponse.Lost(String reason) -> new SubmitOutcome.Unknown(reason);
        };
    }

    private static VideoInference task(Submission submission, @Nullable List<String> frames) {
        GenerationSpec spec = submission.spec();
        return new VideoInference(
                submission.submissionId(),
                spec.providerModel(),
                spec.prompt(),
                spec.negativePrompt(),
                spec.width(),
                spec.height(),
                spec.durationSeconds(),
                spec.seed(),
                frames,
                providerSettings(spec),
                RunwareDeliveryOptions.POLLED_MP4);
    }

    /// Fields of the model are nested under the name of its vendor, which is the first part of the model id.
    private static @Nullable Map<String, Map<String, Object>> providerSettings(GenerationSpec spec) {
        String vendor = spec.providerModel().split(":", 2)[0];
        return spec.providerFields().isEmpty() ? null : Map.of(vendor, spec.providerFields());
    }
}
