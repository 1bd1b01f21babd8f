package io.reelay.uploader.staging;

import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageConstraints;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.SourceImage;
import io.reelay.uploader.images.ImageMemoryPermits;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.images.InvalidImageException;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.uploader.storage.ObjectStore;
import io.reelay.uploader.uploads.Upload;
import io.reelay.uploader.uploads.UploadStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Brings one picture of a job into the storage. An upload that fits already is used where it lies. A picture takes a
/// place in memory only when its file is there.
@ApplicationScoped
class ImageStager {

    private final UploadStore uploads;
    private final ImageFetcher source;
    private final ImageNormalizer preparation;
    private final ImageMemoryPermits places;
    private final ObjectStore store;

    ImageStager(
            UploadStore uploads,
            ImageFetcher source,
            ImageNormalizer preparation,
            ImageMemoryPermits places,
            ObjectStore store) {
        this.uploads = uploads;
        this.source = source;
        this.preparation = preparation;
        this.places = places;
        this.store = store;
    }

    /// @throws InputRefused when it cannot be used
    StagedImageFile stage(JobContext job, SourceImage picture, ImageConstraints rules) {
        if (picture.url() != null) {
            return source.fetch(
                    picture.role(),
                    picture.url(),
                    file -> places.with(() -> prepare(job, picture, content(file), rules)));
        }
        Upload upload = Optional.ofNullable(picture.uploadId())
                .flatMap(id -> uploads.find(job.accountId(), id))
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_INPUT, picture.role(), "there is no upload " + picture.uploadId() + "."));
        return upload.fits(rules)
                ? StagedImageFile.of(picture.role(), upload)
                : places.with(() -> prepare(job, picture, content(picture, upload), rules));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be read", e);
        }
    }

    private byte[] content(SourceImage picture, Upload upload) {
        return store.read(upload.objectKey())
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_INPUT,
                        picture.role(),
                        "the file of the upload " + upload.id() + " is gone; upload it again."));
    }

    private StagedImageFile prepare(JobContext job, SourceImage picture, byte[] content, ImageConstraints rules) {
        NormalizedImage prepared;
        try {
            prepared = preparation.prepare(content, rules);
        } catch (InvalidImageException e) {
            throw new InvalidInputException(code(e.reason()), picture.role(), String.valueOf(e.getMessage()));
        }
        String key = StagedImageFile.keyOf(job, picture.role(), prepared);
        store.put(key, prepared.content(), prepared.type().contentType());
        return StagedImageFile.of(picture.role(), key, prepared);
    }

    private static FailureCode code(InvalidImageException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE, TOO_MANY_PIXELS, TOO_SMALL, NO_PICTURE, CORRUPT -> FailureCode.MEDIA_INVALID;
            case WRONG_RATIO, CANNOT_FIT -> FailureCode.INVALID_INPUT;
        };
    }
}
