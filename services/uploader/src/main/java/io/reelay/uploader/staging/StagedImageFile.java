package io.reelay.uploader.staging;

import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.JobContext;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.uploader.uploads.Upload;

/// A picture of a job in the storage, as its model takes it.
record StagedImageFile(
        ImageRole role, String objectKey, String contentType, long bytes, String sha256, int width, int height) {

    /// Enough of the hash to tell two versions of a picture apart, should its URL give another one the second time.
    private static final int HASH_LENGTH = 16;

    /// Where a picture is kept that was prepared for this job alone.
    static String keyOf(JobContext job, ImageRole role, NormalizedImage picture) {
        return "%s%s-%s.%s"
                .formatted(
                        folderOf(job),
                        role,
                        picture.sha256().substring(0, HASH_LENGTH),
                        picture.type().extension());
    }

    private static String folderOf(JobContext job) {
        return "inputs/" + job.jobId() + "/";
    }

    /// False for an upload that is used where it lies: it belongs to its account.
    boolean belongsTo(JobContext job) {
        return objectKey.startsWith(folderOf(job));
    }

    static StagedImageFile of(ImageRole role, Upload upload) {
        return new StagedImageFile(
                role,
                upload.objectKey(),
                upload.contentType(),
                upload.bytes(),
                upload.sha256(),
                upload.width(),
                upload.height());
    }

    static StagedImageFile of(ImageRole role, String objectKey, NormalizedImage picture) {
        return new StagedImageFile(
                role,
                objectKey,
                picture.type().contentType(),
                picture.content().length,
                picture.sha256(),
                picture.width(),
                picture.height());
    }
}
