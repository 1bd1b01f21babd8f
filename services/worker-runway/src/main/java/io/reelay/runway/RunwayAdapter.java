package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedPicture;
import io.reelay.runway.wire.CreateVideo;
import io.reelay.workerkit.http.DataUri;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runway: a picture travels inside the request, a task is made by one call that must not be repeated, and is then
/// looked at until it is final.
@ApplicationScoped
class RunwayAdapter implements ProviderAdapter {

    /// Runway renews a task's state at most once in five seconds.
    private static final PollRhythm RHYTHM = new PollRhythm(
            Duration.ofSeconds(5), Duration.ofSeconds(6), 1.0, Duration.ofSeconds(6), 0.25, Duration.ofSeconds(30));

    private static final int LONGEST_DATA_URI = 5 * 1024 * 1024;

    private final RunwayCalls runway;
    private final PictureReader pictures;

    RunwayAdapter(RunwayConfig config, PictureReader pictures) {
        this.runway = new RunwayCalls(config.baseUrl());
        this.pictures = pictures;
    }

    @Override
    public SubmitSafety submitSafety() {
        return SubmitSafety.ONCE;
    }

    @Override
    public PollRhythm pollRhythm() {
        return RHYTHM;
    }

    @Override
    public Preparation prepare(Submission submission, ApiKey key) {
        String image;
        try {
            image = dataUri(submission.pictures());
        } catch (IOException e) {
            return new SubmitOutcome.NotSent("The picture cannot be read: " + e.getMessage());
        }
        if (image != null && image.length() > LONGEST_DATA_URI) {
            return new SubmitOutcome.Refused(Failure.of(
                    FailureCode.MEDIA_INVALID, "The picture is larger than the 5 MiB that Runway takes; shrink it."));
        }
        CreateVideo body = body(submission.spec(), image);
        return new PaidCall(() -> create(submission, body, key));
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        return switch (runway.task(task.taskId(), key)) {
            case Reply.Answered answer -> TaskStates.read(answer);
            case Reply.NotSent(String reason) -> new PollOutcome.Unanswered(reason);
            case Reply.Lost(String reason) -> new PollOutcome.Unanswered(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return switch (runway.cancel(task.taskId(), key)) {
            // Deleted before, or by somebody else: gone is gone.
            case Reply.Answered answer when answer.successful() || answer.status() == 404 -> CancelOutcome.CANCELLED;
            case Reply.Answered _, Reply.NotSent _, Reply.Lost _ -> CancelOutcome.UNANSWERED;
        };
    }

    private SubmitOutcome create(Submission submission, CreateVideo body, ApiKey key) {
        String path = switch (submission.spec().mode()) {
            case IMAGE_TO_VIDEO -> "/v1/image_to_video";
            case TEXT_TO_VIDEO -> "/v1/text_to_video";
        };
        return switch (runway.create(path, body, submission.patience(), key)) {
            case Reply.Answered answer -> CreationAnswers.read(answer);
            case Reply.NotSent(String reason) -> new SubmitOutcome.NotSent(reason);
            case Reply.Lost(String reason) -> new SubmitOutcome.Unknown(reason);
        };
    }

    private @Nullable String dataUri(List<StagedPicture> staged) throws IOException {
        if (staged.isEmpty()) {
            return null;
        }
        StagedPicture first = staged.getFirst();
        return DataUri.of(first.contentType(), pictures.read(first));
    }

    private static CreateVideo body(GenerationSpec spec, @Nullable String image) {
        return new CreateVideo(
                spec.providerModel(),
                image,
                spec.prompt(),
                spec.width() + ":" + spec.height(),
                spec.durationSeconds(),
                spec.seed(),
                spec.providerFields());
    }
}
