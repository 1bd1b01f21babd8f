package io.reelay.runware;

import io.reelay.contracts.events.GenerationSpec;
import io.reelay.runware.wire.Delivery;
import io.reelay.runware.wire.RunwareTask.GetResponse;
import io.reelay.runware.wire.RunwareTask.VideoInference;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.CancelOutcome;
import io.reelay.workerkit.spi.PaidCall;
import io.reelay.workerkit.spi.PictureReader;
import io.reelay.workerkit.spi.PollOutcome;
import io.reelay.workerkit.spi.PollRhythm;
import io.reelay.workerkit.spi.Preparation;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.ProviderTask;
import io.reelay.workerkit.spi.Submission;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
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

    private static final PollRhythm RHYTHM = new PollRhythm(
            Duration.ofSeconds(5), Duration.ofMillis(7500), 1.5, Duration.ofSeconds(15), 0.2, Duration.ofSeconds(30));
    private static final Duration POLL_PATIENCE = Duration.ofSeconds(30);

    private final RunwareCalls runware;
    private final Uploads uploads;

    RunwareAdapter(RunwareConfig config, PictureReader pictures) {
        this.runware = new RunwareCalls(config.baseUrl());
        this.uploads = new Uploads(runware, pictures);
    }

    @Override
    public SubmitSafety submitSafety() {
        return SubmitSafety.REPEATABLE;
    }

    @Override
    public PollRhythm pollRhythm() {
        return RHYTHM;
    }

    @Override
    public Preparation prepare(Submission submission, ApiKey key) {
        try {
            List<String> frames = uploads.upload(submission.pictures(), submission.patience(), key);
            VideoInference task = task(submission, frames.isEmpty() ? null : frames);
            return new PaidCall(() -> submit(task, submission.patience(), key));
        } catch (Uploads.Obstacle obstacle) {
            return obstacle.outcome();
        }
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        UUID taskUuid = UUID.fromString(task.taskId());
        return switch (runware.send(new GetResponse(taskUuid), POLL_PATIENCE, key)) {
            case Reply.Answered answer -> TaskStates.read(answer, taskUuid);
            case Reply.NotSent(String reason) -> new PollOutcome.Unanswered(reason);
            case Reply.Lost(String reason) -> new PollOutcome.Unanswered(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return CancelOutcome.NOT_SUPPORTED;
    }

    private SubmitOutcome submit(VideoInference task, Duration patience, ApiKey key) {
        return switch (runware.send(task, patience, key)) {
            case Reply.Answered answer -> Acknowledgements.read(answer, task.taskUuid());
            case Reply.NotSent(String reason) -> new SubmitOutcome.NotSent(reason);
            case Reply.Lost(String reason) -> new SubmitOutcome.Unknown(reason);
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
                Delivery.POLLED_MP4);
    }

    /// The model's own fields stand under the name of its maker, which is the first part of the model's id.
    private static @Nullable Map<String, Map<String, Object>> providerSettings(GenerationSpec spec) {
        String maker = spec.providerModel().split(":", 2)[0];
        return spec.providerFields().isEmpty() ? null : Map.of(maker, spec.providerFields());
    }
}
