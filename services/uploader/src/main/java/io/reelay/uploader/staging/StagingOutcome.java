package io.reelay.uploader.staging;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.MediaStored.Kind;
import io.reelay.contracts.events.StagedPicture;
import io.reelay.contracts.events.StagingRequested;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.platform.inbox.Inbox;
import io.reelay.platform.outbox.Outbox;
import io.reelay.platform.storage.SignedUrl;
import io.reelay.platform.storage.SignedUrls;
import io.reelay.uploader.media.JobMedia;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// What comes of a staging: one transaction that notes it and publishes what follows, once per event.
@ApplicationScoped
class StagingOutcome {

    private static final String CONSUMER = "staging";

    private final Inbox inbox;
    private final Outbox outbox;
    private final JobMedia media;
    private final SignedUrls callerUrls;
    private final WorkerUrls workerUrls;

    StagingOutcome(Inbox inbox, Outbox outbox, JobMedia media, SignedUrls callerUrls, WorkerUrls workerUrls) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.media = media;
        this.callerUrls = callerUrls;
        this.workerUrls = workerUrls;
    }

    @Transactional
    void staged(Envelope<?> envelope, StagingRequested requested, List<StagedInput> inputs) {
        if (!inbox.firstTime(CONSUMER, envelope)) {
            return;
        }
        JobContext job = requested.job();
        inputs.stream()
                .filter(input -> input.belongsTo(job))
                .forEach(input -> media.note(job, Kind.INPUT, storedMedia(input)));
        List<StagedPicture> pictures =
                inputs.stream().map(input -> stagedPicture(job, input)).toList();
        outbox.add(new GenerationRequested(job, requested.spec(), pictures));
        outbox.add(new JobProgressed(job, JobStatus.QUEUED, 0, null, null, null));
    }

    @Transactional
    void failed(Envelope<?> envelope, JobContext job, Failure failure) {
        if (inbox.firstTime(CONSUMER, envelope)) {
            outbox.add(new JobFailed(job, failure));
        }
    }

    private StagedPicture stagedPicture(JobContext job, StagedInput input) {
        return new StagedPicture(
                input.role(),
                workerUrls.sign(input.objectKey(), job).toString(),
                input.contentType(),
                input.bytes(),
                input.sha256(),
                input.width(),
                input.height());
    }

    private StoredMedia storedMedia(StagedInput input) {
        SignedUrl url = callerUrls.sign(input.objectKey());
        return new StoredMedia(
                input.objectKey(),
                url.url().toString(),
                url.expiresAt(),
                input.contentType(),
                input.bytes(),
                input.sha256(),
                input.width(),
                input.height(),
                null,
                null);
    }
}
