package io.reelay.uploader.archive;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.platform.crash.CrashPoints;
import io.reelay.platform.http.OutboundException;
import io.reelay.uploader.media.JobMedia;
import io.reelay.uploader.retry.Backoff;
import io.reelay.uploader.retry.Retrying;
import io.reelay.uploader.storage.StorageUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Archives a job: copies its results, so many at a time, then ends the job in one transaction. Until that is committed
/// everything can be done again under the same keys; afterwards a repeat changes nothing.
@ApplicationScoped
class Archiving {

    private static final Logger LOG = Logger.getLogger(Archiving.class);

    private final VideoCopy copy;
    private final ArchiveOutcome outcome;
    private final JobMedia media;
    private final Retrying retrying;
    private final CrashPoints crashPoints;
    private final Backoff backoff;
    private final Semaphore slots;

    Archiving(
            VideoCopy copy,
            ArchiveOutcome outcome,
            JobMedia media,
            Retrying retrying,
            CrashPoints crashPoints,
            ArchiveConfig config) {
        this.copy = copy;
        this.outcome = outcome;
        this.media = media;
        this.retrying = retrying;
        this.crashPoints = crashPoints;
        this.backoff = new Backoff(config.attempts(), config.firstPause(), config.longestPause());
        this.slots = new Semaphore(config.parallel(), true);
    }

    void archive(Envelope<?> envelope, GenerationSucceeded succeeded) {
        JobContext job = succeeded.job();
        if (media.hasResult(job.jobId())) {
            LOG.debugf("outputs.repeated jobId=%s", job.jobId());
            return;
        }
        outcome.begins(job, succeeded.providerTaskId());
        try {
            List<ArchivedVideo> videos = copyAll(succeeded);
            crashPoints.reached("archive.stored");
            outcome.archived(envelope, succeeded, videos);
            LOG.infof("outputs.archived jobId=%s results=%d", job.jobId(), videos.size());
        } catch (ResultRefused e) {
            fail(envelope, job, Failure.of(FailureCode.MEDIA_INVALID, String.valueOf(e.getMessage())), e);
        } catch (OutboundException | StorageUnavailable e) {
            String sentence = "The result could not be copied into the storage: " + e.getMessage();
            fail(envelope, job, Failure.of(FailureCode.ARCHIVE_FAILED, sentence), e);
        }
    }

    private List<ArchivedVideo> copyAll(GenerationSucceeded succeeded) {
        List<ArchivedVideo> videos = new ArrayList<>();
        for (int i = 0; i < succeeded.results().size(); i++) {
            int index = i;
            URI result = address(succeeded.results().get(i));
            videos.add(retrying.call(
                    backoff,
                    Archiving::mayPass,
                    pause -> outcome.waits(succeeded.job(), pause),
                    () -> copyInSlot(succeeded.job().jobId(), index, result)));
        }
        return videos;
    }

    /// A copy that waits for its next attempt takes no slot from the others.
    private ArchivedVideo copyInSlot(String jobId, int index, URI result) {
        slots.acquireUninterruptibly();
        try {
            return copy.copy(jobId, index, result);
        } finally {
            slots.release();
        }
    }

    private static URI address(String result) {
        try {
            return URI.create(result);
        } catch (IllegalArgumentException e) {
            throw new ResultRefused("The provider named an address of the result that is no URL.", e);
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        return failure instanceof StorageUnavailable
                || failure instanceof OutboundException outbound
                        && outbound.failure().retryable();
    }

    private void fail(Envelope<?> envelope, JobContext job, Failure failure, RuntimeException cause) {
        outcome.failed(envelope, job, failure);
        LOG.warnf("outputs.lost jobId=%s failureCode=%s cause=%s", job.jobId(), failure.code(), cause);
    }
}
