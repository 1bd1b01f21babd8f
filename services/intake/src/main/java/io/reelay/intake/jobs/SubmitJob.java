package io.reelay.intake.jobs;

import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.ImageUploads;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Accepts a job: validates it, sends its inline images to the uploader, and stores it.
@ApplicationScoped
class SubmitJob {

    private final IdempotentReplay replays;
    private final JobRequestValidator validator;
    private final CreditCheck creditCheck;
    private final ImageUploads uploads;
    private final StoreJob store;

    SubmitJob(
            IdempotentReplay replays,
            JobRequestValidator validator,
            CreditCheck creditCheck,
            ImageUploads uploads,
            StoreJob store) {
        this.replays = replays;
        this.validator = validator;
        this.creditCheck = creditCheck;
        this.uploads = uploads;
        this.store = store;
    }

    /// Accepts the job, or returns the job of an earlier request with the same key.
    ///
    /// @throws ProblemException when it is rejected; nothing is stored then, and the key stays unused
    SubmitResult submit(Caller caller, JobSubmission submission, @Nullable String idempotencyKey) {
        var request = IdempotentRequest.read(caller.accountId(), idempotencyKey, submission.fingerprint());
        return replays.find(request).orElseGet(() -> {
            var job = validator.validate(caller, submission);
            // Before the images of a job that cannot be paid are stored.
            creditCheck.require(caller, job.resolved().credits());
            return store.store(caller, withUploads(caller, job), request);
        });
    }

    /// Replaces inline images by uploads.
    private ValidatedJob withUploads(Caller caller, ValidatedJob job) {
        Map<ImageRole, ImageReference> images = new TreeMap<>(job.images());
        images.replaceAll((_, image) -> switch (image) {
            case ImageReference.Inline inline -> new ImageReference.Upload(uploads.upload(caller, inline.image()));
            case ImageReference.Upload _, ImageReference.Url _, ImageReference.Invalid _ -> image;
        });
        return new ValidatedJob(job.resolved(), images, job.callback(), job.deadline(), job.metadata());
    }
}
