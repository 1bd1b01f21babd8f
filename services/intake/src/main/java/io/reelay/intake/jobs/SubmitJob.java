package io.reelay.intake.jobs;

import io.reelay.contracts.PictureRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.Pictures;
import io.reelay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a job in: checks it, lets the uploader take its pictures, and stores it.
@ApplicationScoped
class SubmitJob {

    private final Replays replays;
    private final RequestCheck check;
    private final Pictures pictures;
    private final StoreJob store;

    SubmitJob(Replays replays, RequestCheck check, Pictures pictures, StoreJob store) {
        this.replays = replays;
        this.check = check;
        this.pictures = pictures;
        this.store = store;
    }

    /// Takes the job in, or answers with the one of an earlier request with the same key.
    ///
    /// @throws ProblemException when it is refused; nothing is stored then, and the key is not used up
    Submitted submit(Caller caller, Submission submission, @Nullable String idempotencyKey) {
        var keyed = KeyedRequest.read(caller.accountId(), idempotencyKey, submission.fingerprint());
        return replays.find(keyed).orElseGet(() -> {
            var job = withUploads(caller, check.check(submission));
            return store.store(caller, job, keyed);
        });
    }

    /// Turns pictures that came inline into uploads, and makes sure of those that are.
    private CheckedJob withUploads(Caller caller, CheckedJob job) {
        Map<PictureRole, GivenPicture> kept = new HashMap<>(job.pictures());
        kept.replaceAll((role, picture) -> switch (picture) {
            case GivenPicture.Inline inline -> new GivenPicture.Upload(pictures.upload(caller, inline.picture()));
            case GivenPicture.Upload upload -> existing(caller, role, upload);
            case GivenPicture.Address _, GivenPicture.Unreadable _ -> picture;
        });
        return new CheckedJob(job.adjusted(), kept, job.callback(), job.deadline(), job.metadata());
    }

    private GivenPicture existing(Caller caller, PictureRole role, GivenPicture.Upload upload) {
        if (!pictures.exists(caller, upload.id())) {
            throw ProblemException.invalid(role.field(), "There is no upload " + upload.id() + ".");
        }
        return upload;
    }
}
