package io.reelay.runware;

import io.reelay.contracts.events.GenerationSpec;
import io.reelay.runware.wire.RunwareDeliveryOptions;
import io.reelay.runware.wire.RunwareTaskBody.GetResponse;
import io.reelay.runware.wire.RunwareTaskBody.VideoInference;
import io.reelay.workerspi.http.ProviderResponse;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PollSchedule;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.ProviderTask;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.SubmitIdempotency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runware: pictures are uploaded first, the task is made under a UUID of ours, which makes asking again safe, and the
/// same UUID fetches the result.
@ApplicationScoped
class RunwareAdapter implements ProviderAdapter {

    private static final PollSchedule RHYTHM = new PollSchedule(
            Duration.ofSeconds(5), Duration.ofMillis(7500), 1.5, Duration.ofSeconds(15), 0.2, Duration.ofSeconds(30));
    private static final Duration POLL_PATIENCE = Duration.ofSeconds(30);

    private final RunwareClient runware;
    private final RunwareImageUploader uploads;

    RunwareAdapter(RunwareConfig config, ImageLoader pictures) {
        this.runware = new RunwareClient(config.baseUrl());
        this.uploads = new RunwareImageUploader(runware, pictures);
    }

    @Override
    public SubmitIdempotency submitSafety() {
        return SubmitIdempotency.REPEATABLE;
    }

    @Override
    public PollSchedule pollRhythm() {
        return RHYTHM;
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
        try {
            List<String> frames = uploads.upload(submission.pictures(), submission.patience(), key);
            VideoInference task = task(submission, frames.isEmpty() ? null : frames);
            return new PaidCall(() -> submit(task, submission.patience(), key));
        } catch (RunwareImageUploader.Obstacle obstacle) {
            return obstacle.outcome();
        }
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        UUID taskUuid = UUID.fromString(task.taskId());
        return switch (runware.send(new GetResponse(taskUuid), POLL_PATIENCE, key)) {
            case ProviderResponse.Answered answer -> RunwareTaskResponses.read(answer, taskUuid);
            case ProviderResponse.NotSent(String reason) -> new PollOutcome.Unanswered(reason);
            case ProviderResponse.Lost(String reason) -> new PollOutcome.Unanswered(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return CancelOutcome.NOT_SUPPORTED;
    }

    private SubmitOutcome submit(VideoInference task, Duration patience, ApiKey key) {
        return switch (runware.send(task, patience, key)) {
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

    /// The model's own fields stand under the name of its maker, which is the first part of the model's id.
    private static @Nullable Map<String, Map<String, Object>> providerSettings(GenerationSpec spec) {
        String maker = spec.providerModel().split(":", 2)[0];
        return spec.providerFields().isEmpty() ? null : Map.of(maker, spec.providerFields());
    }
}
