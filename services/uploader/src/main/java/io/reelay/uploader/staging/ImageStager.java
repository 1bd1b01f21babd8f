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

/// Stages one image of a job. An upload that satisfies the constraints is used in place. An image takes a memory
/// permit only after its file is complete.
@ApplicationScoped
class ImageStager {

    private final UploadStore uploads;
    private final ImageFetcher fetcher;
    private final ImageNormalizer normalizer;
    private final ImageMemoryPermits permits;
    private final ObjectStore store;

    ImageStager(
            UploadStore uploads,
            ImageFetcher fetcher,
            ImageNormalizer normalizer,
            ImageMemoryPermits permits,
            ObjectStore store) {
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.normalizer = normalizer;
        this.permits = permits;
        this.store = store;
    }

    /// @throws InvalidInputException if the image cannot be used
    StagedImageFile stage(JobContext job, SourceImage image, ImageConstraints constraints) {
        if (image.url() != null) {
            return fetcher.fetch(
                    image.role(),
                    image.url(),
                    file -> permits.with(() -> normalize(job, image, content(file), constraints)));
        }
        Upload upload = Optional.ofNullable(image.uploadId())
                .flatMap(id -> uploads.find(job.accountId(), id))
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_INPUT, image.role(), "there is no upload " + image.uploadId() + "."));
        return upload.fits(constraints)
                ? StagedImageFile.of(image.role(), upload)
                : permits.with(() -> normalize(job, image, content(image, upload), constraints));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be read", e);
        }
    }

    private byte[] content(SourceImage image, Upload upload) {
        return store.read(upload.objectKey())
                .orElseThrow(() -> new InvalidInputException(
                        FailureCode.INVALID_INPUT,
                        image.role(),
                        "the file of the upload " + upload.id() + " is gone; upload it again."));
    }

    private StagedImageFile normalize(JobContext job, SourceImage image, byte[] content, ImageConstraints constraints) {
        NormalizedImage normalized;
        try {
            normalized = normalizer.normalize(content, constraints);
        } catch (InvalidImageException e) {
            throw new InvalidInputException(code(e.reason()), image.role(), String.valueOf(e.getMessage()));
        }
        String key = StagedImageFile.keyOf(job, image.role(), normalized);
        store.put(key, normalized.content(), normalized.type().contentType());
        return StagedImageFile.of(image.role(), key, normalized);
    }

    private static FailureCode code(InvalidImageException.Reason reason) {
        return switch (reason) {
            case TOO_LARGE, TOO_MANY_PIXELS, TOO_SMALL, UNSUPPORTED_TYPE, CORRUPT -> FailureCode.MEDIA_INVALID;
            case WRONG_RATIO, CANNOT_FIT -> FailureCode.INVALID_INPUT;
        };
    }
}
