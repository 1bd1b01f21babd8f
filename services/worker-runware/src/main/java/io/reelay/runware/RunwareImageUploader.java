package io.reelay.runware;

import io.reelay.contracts.events.StagedImage;
import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.Item;
import io.reelay.runware.wire.RunwareTaskBody.ImageUpload;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.http.DataUriWriter;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Uploads images to Runware, which accepts neither URLs of our network nor data URIs as frames. An upload is free, so
/// it may be repeated.
final class RunwareImageUploader {

    private final RunwareClient runware;
    private final ImageLoader images;

    RunwareImageUploader(RunwareClient runware, ImageLoader images) {
        this.runware = runware;
        this.images = images;
    }

    /// An image could not be uploaded; has the outcome of the submission.
    static final class ImageUploadException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient PreparedSubmission outcome;

        ImageUploadException(PreparedSubmission outcome) {
            this.outcome = outcome;
        }

        PreparedSubmission outcome() {
            return outcome;
        }
    }

    /// Uploads the images and returns their UUIDs: the first frame, then the last.
    List<String> upload(List<StagedImage> staged, Duration timeout, ApiKey key) throws ImageUploadException {
        List<String> uploaded = new ArrayList<>();
        for (StagedImage image : inOrder(staged)) {
            uploaded.add(upload(image, timeout, key));
        }
        return uploaded;
    }

    private String upload(StagedImage image, Duration timeout, ApiKey key) throws ImageUploadException {
        ImageUpload task = new ImageUpload(UUID.randomUUID(), dataUri(image));
        return switch (runware.send(task, timeout, key)) {
            case ProviderResponse.Answered answer -> imageUuid(task.taskUuid(), answer);
            case ProviderResponse.NotSent(String reason) ->
                throw new ImageUploadException(new SubmitOutcome.NotSent(reason));
            case ProviderResponse.Lost(String reason) ->
                throw new ImageUploadException(new SubmitOutcome.NotSent(reason));
        };
    }

    private String dataUri(StagedImage image) throws ImageUploadException {
        try {
            return DataUriWriter.of(image.contentType(), images.read(image));
        } catch (IOException e) {
            throw new ImageUploadException(new SubmitOutcome.NotSent("The image cannot be read: " + e.getMessage()));
        }
    }

    private static String imageUuid(UUID task, ProviderResponse.Answered answer) throws ImageUploadException {
        RunwareResponseBody body =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(RunwareResponseBody.EMPTY);
        String uuid = body.item(task).map(Item::imageUuid).orElse(null);
        if (uuid != null) {
            return uuid;
        }
        throw new ImageUploadException(
                RunwareFailures.of(answer, body, task) instanceof PreparedSubmission known
                        ? known
                        : new SubmitOutcome.NotSent("Runware did not confirm the upload of the image"));
    }

    private static List<StagedImage> inOrder(List<StagedImage> staged) {
        return staged.stream().sorted(Comparator.comparing(StagedImage::role)).toList();
    }
}
