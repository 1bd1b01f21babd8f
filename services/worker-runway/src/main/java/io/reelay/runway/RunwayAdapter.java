package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import io.reelay.runway.wire.RunwayCreateVideo;
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
import io.reelay.workerspi.http.DataUriWriter;
import io.reelay.workerspi.http.ProviderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The adapter for Runway. An image is sent inside the request as a data URI. One call creates the task and must not be
/// repeated; the task is then polled until it is final.
@ApplicationScoped
class RunwayAdapter implements ProviderAdapter {

    /// Runway updates the state of a task at most every five seconds.
    private static final PollSchedule POLL_SCHEDULE = new PollSchedule(
            Duration.ofSeconds(5), Duration.ofSeconds(6), 1.0, Duration.ofSeconds(6), 0.25, Duration.ofSeconds(30));

    private static final int MAX_DATA_URI_LENGTH = 5 * 1024 * 1024;

    private final RunwayClient runway;
    private final ImageLoader images;

    RunwayAdapter(RunwayConfig config, ImageLoader images) {
        this.runway = new RunwayClient(config.baseUrl());
        this.images = images;
    }

    @Override
    public SubmitIdempotency submitIdempotency() {
        return SubmitIdempotency.ONCE;
    }

    @Override
    public PollSchedule pollSchedule() {
        return POLL_SCHEDULE;
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
        String image;
        try {
            image = dataUri(submission.images());
        } catch (IOException e) {
            return new SubmitOutcome.NotSent("The image cannot be read: " + e.getMessage());
        }
        if (image != null && image.length() > MAX_DATA_URI_LENGTH) {
            return new SubmitOutcome.Refused(Failure.of(
                    FailureCode.MEDIA_INVALID,
                    "The image is larger than the 5 MiB that Runway accepts; make it smaller."));
        }
        RunwayCreateVideo body = body(submission.spec(), image);
        return new PaidCall(() -> create(submission, body, key));
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        return switch (runway.task(task.taskId(), key)) {
            case ProviderResponse.Answered answer -> RunwayTaskResponses.read(answer);
            case ProviderResponse.NotSent(String reason) -> new PollOutcome.NoAnswer(reason);
            case ProviderResponse.Lost(String reason) -> new PollOutcome.NoAnswer(reason);
        };
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        return switch (runway.cancel(task.taskId(), key)) {
            // 404: the task was deleted before.
            case ProviderResponse.Answered answer
            when answer.successful() || answer.status() == 404 -> CancelOutcome.CANCELLED;
            case ProviderResponse.Answered _, ProviderResponse.NotSent _, ProviderResponse.Lost _ ->
                CancelOutcome.NO_ANSWER;
        };
    }

    private SubmitOutcome create(Submission submission, RunwayCreateVideo body, ApiKey key) {
        String path = switch (submission.spec().mode()) {
            case IMAGE_TO_VIDEO -> "/v1/image_to_video";
            case TEXT_TO_VIDEO -> "/v1/text_to_video";
        };
        return switch (runway.create(path, body, submission.timeout(), key)) {
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
        return DataUriWriter.of(first.contentType(), images.read(first));
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
