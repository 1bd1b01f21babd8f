package io.reelay.uploader.archive;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.ffmpeg.FfmpegException;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.safehttp.OutboundException;
import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.WebUrl;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.retry.RetryPolicy;
import io.reelay.uploader.retry.Retry;
import io.reelay.uploader.storage.StorageUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Archives a job: copies its results, so many at a time, then ends the job in one transaction. Until that is committed
/// everything can be done again under the same keys; afterwards a repeat changes nothing. The result is paid for, so
/// whatever may pass is waited for until the job's deadline.
@ApplicationScoped
class ArchiveResults {

    private static final Logger LOG = Logger.getLogger(ArchiveResults.class);

    private final ResultCopier copy;
    private final ArchiveTransaction outcome;
    private final Retry retrying;
    private final FailPoints crashPoints;
    private final Clock clock;
    private final RetryPolicy attempts;
    private final int parallel;
    private final Map<String, Semaphore> slotsOfProviders = new ConcurrentHashMap<>();

    ArchiveResults(
            ResultCopier copy,
            ArchiveTransaction outcome,
            Retry retrying,
            FailPoints crashPoints,
            Clock clock,
            ArchiveConfig config) {
        this.copy = copy;
        this.outcome = outcome;
        this.retrying = retrying;
        this.crashPoints = crashPoints;
        this.clock = clock;
        this.attempts = RetryPolicy.endless(new Backoff(config.firstPause(), config.longestPause()));
        this.parallel = config.parallel();
    }

    void archive(Envelope<?> envelope, GenerationSucceeded succeeded) {
        JobContext job = succeeded.job();
        if (!outcome.begins(envelope, job, succeeded.providerTaskId())) {
            LOG.debugf("outputs.repeated jobId=%s", job.jobId());
            return;
        }
        try {
            List<ArchivedVideo> videos = copyAll(succeeded);
            crashPoints.reached("archive.stored");
            outcome.archived(envelope, succeeded, videos);
            LOG.infof("outputs.archived jobId=%s results=%d", job.jobId(), videos.size());
        } catch (InvalidResultException e) {
            fail(envelope, job, Failure.of(FailureCode.MEDIA_INVALID, String.valueOf(e.getMessage())), e);
        } catch (OutboundException | StorageUnavailableException | FfmpegException | UncheckedIOException e) {
            fail(envelope, job, Failure.of(FailureCode.ARCHIVE_FAILED, sentence(e)), e);
        }
    }

    private List<ArchivedVideo> copyAll(GenerationSucceeded succeeded) {
        JobContext job = succeeded.job();
        List<ArchivedVideo> videos = new ArrayList<>();
        for (int i = 0; i < succeeded.results().size(); i++) {
            int index = i;
            WebUrl result = address(succeeded.results().get(i));
            videos.add(retrying.call(
                    attempts,
                    failure -> mayPass(failure) && clock.instant().isBefore(job.deadlineAt()),
                    () -> outcome.waits(job),
                    () -> copyInSlot(job, index, result)));
        }
        return videos;
    }

    /// A copy that waits for its next attempt takes no slot from the others, and a slow provider none from another.
    private ArchivedVideo copyInSlot(JobContext job, int index, WebUrl result) {
        Semaphore slots = slotsOfProviders.computeIfAbsent(job.provider(), _ -> new Semaphore(parallel, true));
        slots.acquireUninterruptibly();
        try {
            return copy.copy(job.jobId(), index, result);
        } finally {
            slots.release();
        }
    }

    private static WebUrl address(String result) {
        try {
            return WebUrl.parse(result);
        } catch (BlockedTargetException e) {
            throw new InvalidResultException("The provider gave a URL of the result that is not valid. " + e.getMessage(), e);
        }
    }

    private static boolean mayPass(RuntimeException failure) {
        return switch (failure) {
            case OutboundException outbound -> outbound.failure().retryable();
            case StorageUnavailableException _, FfmpegException _, UncheckedIOException _ -> true;
            default -> false;
        };
    }

    /// For the job's producer: what happened on this machine is for the log.
    private static String sentence(RuntimeException failure) {
        String reason = switch (failure) {
            case OutboundException outbound -> String.valueOf(outbound.getMessage());
            case StorageUnavailableException _ -> "The storage did not take it.";
            default -> "It could not be checked.";
        };
        return "The result could not be copied into the storage: " + reason;
    }

    private void fail(Envelope<?> envelope, JobContext job, Failure failure, RuntimeException cause) {
        outcome.failed(envelope, job, failure);
        LOG.warnf("outputs.lost jobId=%s failureCode=%s cause=%s", job.jobId(), failure.code(), cause);
    }
}
