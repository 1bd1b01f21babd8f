package io.reelay.runware;

import io.reelay.contracts.events.StagedImage;
import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.Item;
import io.reelay.runware.wire.RunwareTaskBody.ImageUpload;
import io.reelay.workerspi.http.DataUriWriter;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.SubmitOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Puts pictures where Runware can use them: it takes neither addresses in our network nor data URIs as frames. An
/// upload is free, so nothing is lost when one is made twice.
final class RunwareImageUploader {

    private final RunwareClient runware;
    private final ImageLoader pictures;

    RunwareImageUploader(RunwareClient runware, ImageLoader pictures) {
        this.runware = runware;
        this.pictures = pictures;
    }

    /// A picture that could not be uploaded, and what that means for the submission.
    static final class Obstacle extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PreparedSubmission outcome;

        Obstacle(PreparedSubmission outcome) {
            this.outcome = outcome;
        }

        PreparedSubmission outcome() {
            return outcome;
        }
    }

    /// Runware's ids of the pictures: the first frame, then the last.
    List<String> upload(List<StagedImage> staged, Duration patience, ApiKey key) throws Obstacle {
        List<String> uploaded = new ArrayList<>();
        for (StagedImage picture : inOrder(staged)) {
            uploaded.add(upload(picture, patience, key));
        }
        return uploaded;
    }

    private String upload(StagedImage picture, Duration patience, ApiKey key) throws Obstacle {
        ImageUpload task = new ImageUpload(UUID.randomUUID(), dataUri(picture));
        return switch (runware.send(task, patience, key)) {
            case ProviderResponse.Answered answer -> imageUuid(task.taskUuid(), answer);
            case ProviderResponse.NotSent(String reason) -> throw new Obstacle(new SubmitOutcome.NotSent(reason));
            case ProviderResponse.Lost(String reason) -> throw new Obstacle(new SubmitOutcome.NotSent(reason));
        };
    }

    private String dataUri(StagedImage picture) throws Obstacle {
        try {
            return DataUriWriter.of(picture.contentType(), pictures.read(picture));
        } catch (IOException e) {
            throw new Obstacle(new SubmitOutcome.NotSent("The picture cannot be read: " + e.getMessage()));
        }
    }

    private static String imageUuid(UUID task, ProviderResponse.Answered answer) throws Obstacle {
        RunwareResponseBody content =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(RunwareResponseBody.EMPTY);
        String image = content.item(task).map(Item::imageUuid).orElse(null);
        if (image != null) {
            return image;
        }
        throw new Obstacle(
                RunwareFailures.of(answer, content, task) instanceof PreparedSubmission known
                        ? known
                        : new SubmitOutcome.NotSent("The upload of the picture was not confirmed"));
    }

    private static List<StagedImage> inOrder(List<StagedImage> staged) {
        return staged.stream().sorted(Comparator.comparing(StagedImage::role)).toList();
    }
}
