package io.reelay.intake.jobs;

import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.ImageUploads;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a job in: checks it, lets the uploader take its pictures, and stores it.
@ApplicationScoped
class SubmitJob {

    private final IdempotentReplay replays;
    private final JobRequestValidator check;
    private final CreditCheck funds;
    private final ImageUploads pictures;
    private final StoreJob store;

    SubmitJob(IdempotentReplay replays, JobRequestValidator check, CreditCheck funds, ImageUploads pictures, StoreJob store) {
        this.replays = replays;
        this.check = check;
        this.funds = funds;
        this.pictures = pictures;
        this.store = store;
    }

    /// Takes the job in, or answers with the one of an earlier request with the same key.
    ///
    /// @throws ProblemException when it is refused; nothing is stored then, and the key is not used up
    SubmitResult submit(Caller caller, JobSubmission submission, @Nullable String idempotencyKey) {
        var keyed = IdempotentRequest.read(caller.accountId(), idempotencyKey, submission.fingerprint());
        return replays.find(keyed).orElseGet(() -> {
            var job = check.check(caller, submission);
            // Before pictures are kept for a job that is not to be.
            funds.require(caller, job.adjusted().credits());
            return store.store(caller, withUploads(caller, job), keyed);
        });
    }

    /// Turns pictures that came inline into uploads.
    private ValidatedJob withUploads(Caller caller, ValidatedJob job) {
        Map<ImageRole, ImageReference> kept = new TreeMap<>(job.pictures());
        kept.replaceAll((_, picture) -> switch (picture) {
            case ImageReference.Inline inline -> new ImageReference.Upload(pictures.upload(caller, inline.picture()));
            case ImageReference.Upload _, ImageReference.Address _, ImageReference.Unreadable _ -> picture;
        });
        return new ValidatedJob(job.adjusted(), kept, job.callback(), job.deadline(), job.metadata());
    }
}
