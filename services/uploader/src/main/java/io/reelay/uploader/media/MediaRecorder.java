package io.reelay.uploader.media;

import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.MediaStored;
import io.reelay.contracts.events.MediaStored.Kind;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Records a stored file of a job and publishes an event about it. A second record of the same file replaces the
/// first.
@ApplicationScoped
public class MediaRecorder {

    private final StoredMediaRepository repository;
    private final Outbox outbox;
    private final Clock clock;

    MediaRecorder(StoredMediaRepository repository, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Joins the transaction that completes the work on the files.
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(JobContext job, Kind kind, StoredMedia media) {
        StoredMediaEntity row = new StoredMediaEntity();
        row.objectKey = media.objectKey();
        row.jobId = job.jobId();
        row.accountId = job.accountId();
        row.kind = kind;
        row.contentType = media.contentType();
        row.bytes = media.bytes();
        row.sha256 = media.sha256();
        row.width = media.width();
        row.height = media.height();
        row.durationSeconds = media.durationSeconds();
        row.codec = media.codec();
        row.createdAt = clock.instant();
        repository.getEntityManager().merge(row);
        outbox.add(new MediaStored(job.jobId(), job.accountId(), kind, media));
    }
}
