package io.reelay.uploader.staging;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.MediaStored.Kind;
import io.reelay.contracts.events.StagedImage;
import io.reelay.contracts.events.StagingRequested;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.messaging.inbox.Inbox;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.storage.SignedUrl;
import io.reelay.storage.UrlSigner;
import io.reelay.uploader.media.MediaRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Records the result of staging and publishes the next events in one transaction, once per event.
@ApplicationScoped
class StagingTransaction {

    private static final String CONSUMER = "staging";

    private final Inbox inbox;
    private final Outbox outbox;
    private final MediaRecorder media;
    private final UrlSigner callerUrls;
    private final WorkerSignedUrls workerUrls;

    StagingTransaction(
            Inbox inbox, Outbox outbox, MediaRecorder media, UrlSigner callerUrls, WorkerSignedUrls workerUrls) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.media = media;
        this.callerUrls = callerUrls;
        this.workerUrls = workerUrls;
    }

    @Transactional
    void complete(Envelope<?> envelope, StagingRequested requested, List<StagedImageFile> inputs) {
        if (!inbox.firstTime(CONSUMER, envelope)) {
            return;
        }
        JobContext job = requested.job();
        inputs.stream()
                .filter(input -> input.belongsTo(job))
                .forEach(input -> media.record(job, Kind.INPUT, storedMedia(input)));
        List<StagedImage> images =
                inputs.stream().map(input -> stagedImage(job, input)).toList();
        outbox.add(new GenerationRequested(job, requested.spec(), images));
        outbox.add(new JobProgressed(job, JobStatus.QUEUED, 0, null, null, null));
    }

    @Transactional
    void fail(Envelope<?> envelope, JobContext job, Failure failure) {
        if (inbox.firstTime(CONSUMER, envelope)) {
            outbox.add(new JobFailed(job, failure));
        }
    }

    private StagedImage stagedImage(JobContext job, StagedImageFile input) {
        return new StagedImage(
                input.role(),
                workerUrls.sign(input.objectKey(), job).toString(),
                input.contentType(),
                input.bytes(),
                input.sha256(),
                input.width(),
                input.height());
    }

    private StoredMedia storedMedia(StagedImageFile input) {
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
