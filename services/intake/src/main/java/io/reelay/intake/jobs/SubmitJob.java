package io.reelay.intake.jobs;

import io.reelay.contracts.PictureRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.Pictures;
import io.reelay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a job in: checks it, lets the uploader take its pictures, and stores it.
@ApplicationScoped
class SubmitJob {

    private final Replays replays;
    private final RequestCheck check;
    private final Funds funds;
    private final Pictures pictures;
    private final StoreJob store;

    SubmitJob(Replays replays, RequestCheck check, Funds funds, Pictures pictures, StoreJob store) {
        this.replays = replays;
        this.check = check;
        this.funds = funds;
        this.pictures = pictures;
        this.store = store;
    }

    /// Takes the job in, or answers with the one of an earlier request with the same key.
    ///
    /// @throws ProblemException when it is refused; nothing is stored then, and the key is not used up
    Submitted submit(Caller caller, Submission submission, @Nullable String idempotencyKey) {
        var keyed = KeyedRequest.read(caller.accountId(), idempotencyKey, submission.fingerprint());
        return replays.find(keyed).orElseGet(() -> {
            var job = check.check(caller, submission);
            // Before pictures are kept for a job that is not to be.
            funds.require(caller, job.adjusted().credits());
            return store.store(caller, withUploads(caller, job), keyed);
        });
    }

    /// Turns pictures that came inline into uploads.
    private CheckedJob withUploads(Caller caller, CheckedJob job) {
        Map<PictureRole, GivenPicture> kept = new TreeMap<>(job.pictures());
        kept.replaceAll((_, picture) -> switch (picture) {
            case GivenPicture.Inline inline -> new GivenPicture.Upload(pictures.upload(caller, inline.picture()));
            case GivenPicture.Upload _, GivenPicture.Address _, GivenPicture.Unreadable _ -> picture;
        });
        return new CheckedJob(job.adjusted(), kept, job.callback(), job.deadline(), job.metadata());
    }
}
