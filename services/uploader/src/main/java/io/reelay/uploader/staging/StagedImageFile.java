package io.reelay.uploader.staging;

import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.JobContext;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.uploader.uploads.Upload;

/// A stored input image of a job, in the form that the model requires.
record StagedImageFile(
        ImageRole role, String objectKey, String contentType, long bytes, String sha256, int width, int height) {

    /// Enough of the hash to distinguish two versions of an image, in case its URL returns different content on a
    /// retry.
    private static final int HASH_CHARACTERS = 16;

    /// The object key of an image that was normalized for this job only.
    static String keyOf(JobContext job, ImageRole role, NormalizedImage image) {
        return "%s%s-%s.%s"
                .formatted(
                        folderOf(job),
                        role,
                        image.sha256().substring(0, HASH_CHARACTERS),
                        image.type().extension());
    }

    private static String folderOf(JobContext job) {
        return "inputs/" + job.jobId() + "/";
    }

    /// False for an upload that is used in place: it belongs to the account.
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

    static StagedImageFile of(ImageRole role, String objectKey, NormalizedImage image) {
        return new StagedImageFile(
                role,
                objectKey,
                image.type().contentType(),
                image.content().length,
                image.sha256(),
                image.width(),
                image.height());
    }
}
