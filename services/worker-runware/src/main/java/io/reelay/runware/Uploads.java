package io.reelay.runware;

import io.reelay.contracts.events.StagedPicture;
import io.reelay.runware.wire.RunwareAnswer;
import io.reelay.runware.wire.RunwareAnswer.Item;
import io.reelay.runware.wire.RunwareTask.ImageUpload;
import io.reelay.workerkit.http.DataUri;
import io.reelay.workerkit.http.ProviderJson;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.PictureReader;
import io.reelay.workerkit.spi.Preparation;
import io.reelay.workerkit.spi.SubmitOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Puts pictures where Runware can use them: it takes neither addresses in our network nor data URIs as frames. An
/// upload is free, so nothing is lost when one is made twice.
final class Uploads {

    private final RunwareCalls runware;
    private final PictureReader pictures;

    Uploads(RunwareCalls runware, PictureReader pictures) {
        this.runware = runware;
        this.pictures = pictures;
    }

    /// A picture that could not be uploaded, and what that means for the submission.
    static final class Obstacle extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Preparation outcome;

        Obstacle(Preparation outcome) {
            this.outcome = outcome;
        }

        Preparation outcome() {
            return outcome;
        }
    }

    /// Runware's ids of the pictures: the first frame, then the last.
    List<String> upload(List<StagedPicture> staged, Duration patience, ApiKey key) throws Obstacle {
        List<String> uploaded = new ArrayList<>();
        for (StagedPicture picture : inOrder(staged)) {
            uploaded.add(upload(picture, patience, key));
        }
        return uploaded;
    }

    private String upload(StagedPicture picture, Duration patience, ApiKey key) throws Obstacle {
        ImageUpload task = new ImageUpload(UUID.randomUUID(), dataUri(picture));
        return switch (runware.send(task, patience, key)) {
            case Reply.Answered answer -> imageUuid(task.taskUuid(), answer);
            case Reply.NotSent(String reason) -> throw new Obstacle(new SubmitOutcome.NotSent(reason));
            case Reply.Lost(String reason) -> throw new Obstacle(new SubmitOutcome.NotSent(reason));
        };
    }

    private String dataUri(StagedPicture picture) throws Obstacle {
        try {
            return DataUri.of(picture.contentType(), pictures.read(picture));
        } catch (IOException e) {
            throw new Obstacle(new SubmitOutcome.NotSent("The picture cannot be read: " + e.getMessage()));
        }
    }

    private static String imageUuid(UUID task, Reply.Answered answer) throws Obstacle {
        RunwareAnswer content =
                ProviderJson.read(answer.body(), RunwareAnswer.class).orElse(RunwareAnswer.EMPTY);
        String image = content.item(task).map(Item::imageUuid).orElse(null);
        if (image != null) {
            return image;
        }
        throw new Obstacle(
                Refusals.of(answer, content, task) instanceof Preparation known
                        ? known
                        : new SubmitOutcome.NotSent("The upload of the picture was not confirmed"));
    }

    private static List<StagedPicture> inOrder(List<StagedPicture> staged) {
        return staged.stream().sorted(Comparator.comparing(StagedPicture::role)).toList();
    }
}
