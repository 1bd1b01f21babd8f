package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import io.reelay.runway.wire.RunwayCreateVideo;
import io.reelay.workerspi.http.DataUriWriter;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runway: a picture travels inside the request, a task is made by one call that must not be repeated, and is then
/// looked at until it is final.
@ApplicationScoped
class RunwayAdapter implements ProviderAdapter {

    /// Runway renews a task's state at most once in five seconds.
    private static final PollSchedule RHYTHM = new PollSchedule(
            Duration.ofSeconds(5), Duration.ofSeconds(6), 1.0, Duration.ofSeconds(6), 0.25, Duration.ofSeconds(30));

    private static final int LONGEST_DATA_URI = 5 * 1024 * 1024;

    private final RunwayClient runway;
    private final ImageLoader pictures;

    RunwayAdapter(RunwayConfig config, ImageLoader pictures) {
        this.runway = new RunwayClient(config.baseUrl());
        this.pictures = pictures;
    }

    @Override
    public SubmitIdempotency submitSafety() {
        return SubmitIdempotency.ONCE;
    }

    @Override
    public PollSchedule pollRhythm() {
        return RHYTHM;
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
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
        RunwayCreateVideo body = body(submission.spec(), image);
        return new PaidCall(() -> create(submission, body, key));
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        return switch (runway.task(task.taskId(), key)) {
            case ProviderResponse.Answered answer -> RunwayTaskResponses.read(answer);
            case ProviderResponse.NotSent(String reason) -> new PollOutcome.Unanswered(reason);
            case ProviderResponse.Lost(String reason) -> new PollOutcome.Unanswered(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return switch (runway.cancel(task.taskId(), key)) {
            // Deleted before, or by somebody else: gone is gone.
            case ProviderResponse.Answered answer when answer.successful() || answer.status() == 404 -> CancelOutcome.CANCELLED;
            case ProviderResponse.Answered _, ProviderResponse.NotSent _, ProviderResponse.Lost _ -> CancelOutcome.UNANSWERED;
        };
    }

    private SubmitOutcome create(Submission submission, RunwayCreateVideo body, ApiKey key) {
        String path = switch (submission.spec().mode()) {
            case IMAGE_TO_VIDEO -> "/v1/image_to_video";
            case TEXT_TO_VIDEO -> "/v1/text_to_video";
        };
        return switch (runway.create(path, body, submission.patience(), key)) {
            case ProviderResponse.Answered answer -> RunwayCreateResponses.read(answer);
            case ProviderResponse.NotSent(String reason) -> new SubmitOutcome.NotSent(reason);
            case ProviderResponse.Lost(String reason) -> new SubmitOutcome.Unknown(reason);
        };
    }

    private @Nullable String dataUri(List<StagedImage> staged) throws IOException {
        if (staged.isEmpty()) {
            return null;
        }
        StagedImage first = staged.getFirst();
        return DataUriWriter.of(first.contentType(), pictures.read(first));
    }

    private static RunwayCreateVideo body(GenerationSpec spec, @Nullable String image) {
        return new RunwayCreateVideo(
                spec.providerModel(),
                image,
                spec.prompt(),
                spec.width() + ":" + spec.height(),
                spec.durationSeconds(),
                spec.seed(),
                spec.providerFields());
    }
}
