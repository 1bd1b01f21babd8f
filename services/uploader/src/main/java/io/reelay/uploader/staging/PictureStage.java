package io.reelay.uploader.staging;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.PictureRules;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.SourcePicture;
import io.reelay.uploader.pictures.PicturePlaces;
import io.reelay.uploader.pictures.PicturePreparation;
import io.reelay.uploader.pictures.PictureRefused;
import io.reelay.uploader.pictures.PreparedPicture;
import io.reelay.uploader.storage.ObjectStore;
import io.reelay.uploader.uploads.Upload;
import io.reelay.uploader.uploads.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Brings one picture of a job into the storage. An upload that fits already is used where it lies. A picture takes a
/// place in memory only when its file is there.
@ApplicationScoped
class PictureStage {

    private final Uploads uploads;
    private final PictureSource source;
    private final PicturePreparation preparation;
    private final PicturePlaces places;
    private final ObjectStore store;

    PictureStage(
            Uploads uploads,
            PictureSource source,
            PicturePreparation preparation,
            PicturePlaces places,
            ObjectStore store) {
        this.uploads = uploads;
        this.source = source;
        this.preparation = preparation;
        this.places = places;
        this.store = store;
    }

    /// @throws InputRefused when it cannot be used
    StagedInput stage(JobContext job, SourcePicture picture, PictureRules rules) {
        if (picture.url() != null) {
            return source.fetch(
                    picture.role(),
                    picture.url(),
                    file -> places.with(() -> prepare(job, picture, content(file), rules)));
        }
        Upload upload = Optional.ofNullable(picture.uploadId())
                .flatMap(id -> uploads.find(job.accountId(), id))
                .orElseThrow(() -> new InputRefused(
                        FailureCode.INVALID_INPUT, picture.role(), "there is no upload " + picture.uploadId() + "."));
        return upload.fits(rules)
                ? StagedInput.of(picture.role(), upload)
                : places.with(() -> prepare(job, picture, content(picture, upload), rules));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be read", e);
        }
    }

    private byte[] content(SourcePicture picture, Upload upload) {
        return store.read(upload.objectKey())
                .orElseThrow(() -> new InputRefused(
                        FailureCode.INVALID_INPUT,
                        picture.role(),
                        "the file of the upload " + upload.id() + " is gone; upload it again."));
    }

    private StagedInput prepare(JobContext job, SourcePicture picture, byte[] content, PictureRules rules) {
        PreparedPicture prepared;
        try {
            prepared = preparation.prepare(content, rules);
        } catch (PictureRefused e) {
            throw new InputRefused(code(e.reason()), picture.role(), String.valueOf(e.getMessage()));
        }
        String key = StagedInput.keyOf(job, picture.role(), prepared);
        store.put(key, prepared.content(), prepared.type().contentType());
        return StagedInput.of(picture.role(), key, prepared);
    }

    private static FailureCode code(PictureRefused.Reason reason) {
        return switch (reason) {
            case TOO_LARGE, TOO_MANY_PIXELS, TOO_SMALL, NO_PICTURE, CORRUPT -> FailureCode.MEDIA_INVALID;
            case WRONG_RATIO, CANNOT_FIT -> FailureCode.INVALID_INPUT;
        };
    }
}
