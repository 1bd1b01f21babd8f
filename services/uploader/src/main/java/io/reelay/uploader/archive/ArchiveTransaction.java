package io.reelay.uploader.archive;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.contracts.events.MediaStored.Kind;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.ffmpeg.MediaInfo;
import io.reelay.messaging.inbox.Inbox;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.storage.SignedUrl;
import io.reelay.storage.UrlSigner;
import io.reelay.uploader.media.MediaRecorder;
import io.reelay.uploader.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records the result of archiving and publishes the next events in one transaction, once per event.
@ApplicationScoped
class ArchiveTransaction {

    private static final String CONSUMER = "archive";

    /// The progress of the job when only the copy remains.
    private static final double PROGRESS = 0.96;

    private final Inbox inbox;
    private final Outbox outbox;
    private final MediaRecorder media;
    private final UrlSigner urls;

    ArchiveTransaction(Inbox inbox, Outbox outbox, MediaRecorder media, UrlSigner urls) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.media = media;
        this.urls = urls;
    }

    /// Publishes the status ARCHIVING; false if this event was already processed.
    @Transactional
    boolean begin(Envelope<?> envelope, JobContext job, String providerTaskId) {
        if (inbox.knows(CONSUMER, envelope)) {
            return false;
        }
        outbox.add(new JobProgressed(job, JobStatus.ARCHIVING, PROGRESS, null, null, providerTaskId));
        return true;
    }

    /// Publishes the same event for every retry, so it does not contain the pause.
    @Transactional
    void publishRetryWait(JobContext job) {
        WaitStatus wait = new WaitStatus(WaitStatus.Reason.ARCHIVE_RETRY, null);
        outbox.add(new JobProgressed(job, JobStatus.ARCHIVING, PROGRESS + 0.001, null, wait, null));
    }

    @Transactional
    void complete(Envelope<?> envelope, GenerationSucceeded succeeded, List<ArchivedVideo> videos) {
        if (!inbox.firstTime(CONSUMER, envelope)) {
            return;
        }
        JobContext job = succeeded.job();
        List<StoredMedia> results = videos.stream()
                .map(video -> media(
                        video.video(),
                        video.info(),
                        video.info().durationSeconds(),
                        video.info().videoCodec()))
                .toList();
        List<StoredMedia> posters = videos.stream()
                .map(video -> media(video.poster(), video.info(), null, null))
                .toList();
        results.forEach(result -> media.record(job, Kind.RESULT, result));
        posters.forEach(poster -> media.record(job, Kind.POSTER, poster));
        outbox.add(new JobSucceeded(job, results, posters, succeeded.providerTaskId(), succeeded.providerCost()));
    }

    @Transactional
    void fail(Envelope<?> envelope, JobContext job, Failure failure) {
        if (inbox.firstTime(CONSUMER, envelope)) {
            outbox.add(new JobFailed(job, failure));
        }
    }

    private StoredMedia media(
            StoredObject object, MediaInfo info, @Nullable Double durationSeconds, @Nullable String codec) {
        SignedUrl url = urls.sign(object.key());
        return new StoredMedia(
                object.key(),
                url.url().toString(),
                url.expiresAt(),
                object.contentType(),
                object.bytes(),
                object.sha256(),
                info.width(),
                info.height(),
                durationSeconds,
                codec);
    }
}
