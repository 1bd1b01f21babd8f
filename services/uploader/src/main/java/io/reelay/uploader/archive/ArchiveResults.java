package io.reelay.uploader.archive;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.ffmpeg.FfmpegException;
import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.OutboundException;
import io.reelay.safehttp.WebUrl;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.retry.Retry;
import io.reelay.uploader.retry.RetryPolicy;
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

/// Archives the results of a job: copies them, with a limit per provider, and completes the job in one transaction.
/// Until the transaction commits, every step can be repeated under the same keys; afterwards a repeated event has
/// no effect. The result is already paid for, so transient failures are retried until the deadline of the job.
@ApplicationScoped
class ArchiveResults {

    private static final Logger LOG = Logger.getLogger(ArchiveResults.class);

    private final ResultCopier copier;
    private final ArchiveTransaction transaction;
    private final Retry retry;
    private final FailPoints failPoints;
    private final Clock clock;
    private final RetryPolicy retryPolicy;
    private final int parallel;
    private final Map<String, Semaphore> permitsByProvider = new ConcurrentHashMap<>();

    ArchiveResults(
            ResultCopier copier,
            ArchiveTransaction transaction,
            Retry retry,
            FailPoints failPoints,
            Clock clock,
            ArchiveConfig config) {
        this.copier = copier;
        this.transaction = transaction;
        this.retry = retry;
        this.failPoints = failPoints;
        this.clock = clock;
        this.retryPolicy = RetryPolicy.unlimited(new Backoff(config.firstPause(), config.longestPause()));
        this.parallel = config.parallel();
    }

    void archive(Envelope<?> envelope, GenerationSucceeded succeeded) {
        JobContext job = succeeded.job();
        if (!transaction.begin(envelope, job, succeeded.providerTaskId())) {
            LOG.debugf("outputs.repeated jobId=%s", job.jobId());
            return;
        }
        try {
            List<ArchivedVideo> videos = copyAll(succeeded);
            failPoints.reached("archive.stored");
            transaction.complete(envelope, succeeded, videos);
            LOG.infof("outputs.archived jobId=%s results=%d", job.jobId(), videos.size());
        } catch (InvalidResultException e) {
            fail(envelope, job, Failure.of(FailureCode.MEDIA_INVALID, String.valueOf(e.getMessage())), e);
        } catch (OutboundException | StorageUnavailableException | FfmpegException | UncheckedIOException e) {
            fail(envelope, job, Failure.of(FailureCode.ARCHIVE_FAILED, message(e)), e);
        }
    }

    private List<ArchivedVideo> copyAll(GenerationSucceeded succeeded) {
        JobContext job = succeeded.job();
        List<ArchivedVideo> videos = new ArrayList<>();
        for (int i = 0; i < succeeded.results().size(); i++) {
            int index = i;
            WebUrl result = parse(succeeded.results().get(i));
            videos.add(retry.call(
                    retryPolicy,
                    failure -> isTransient(failure) && clock.instant().isBefore(job.deadlineAt()),
                    () -> transaction.publishRetryWait(job),
                    () -> copyWithPermit(job, index, result)));
        }
        return videos;
    }

    /// A copy that waits for a retry holds no permit, and a slow provider does not block the others.
    private ArchivedVideo copyWithPermit(JobContext job, int index, WebUrl result) {
        Semaphore permits = permitsByProvider.computeIfAbsent(job.provider(), _ -> new Semaphore(parallel, true));
        permits.acquireUninterruptibly();
        try {
            return copier.copy(job.jobId(), index, result);
        } finally {
            permits.release();
        }
    }

    private static WebUrl parse(String result) {
        try {
            return WebUrl.parse(result);
        } catch (BlockedTargetException e) {
            throw new InvalidResultException(
                    "The provider gave a URL of the result that is not valid. " + e.getMessage(), e);
        }
    }

    private static boolean isTransient(RuntimeException failure) {
        return switch (failure) {
            case OutboundException outbound -> outbound.failure().retryable();
            case StorageUnavailableException _, FfmpegException _, UncheckedIOException _ -> true;
            default -> false;
        };
    }

    /// The message for the caller. Details of failures on this machine go to the log only.
    private static String message(RuntimeException failure) {
        String reason = switch (failure) {
            case OutboundException outbound -> String.valueOf(outbound.getMessage());
            case StorageUnavailableException _ -> "The storage did not accept it.";
            default -> "The file could not be checked.";
        };
        return "The result could not be copied into the storage: " + reason;
    }

    private void fail(Envelope<?> envelope, JobContext job, Failure failure, RuntimeException cause) {
        transaction.fail(envelope, job, failure);
        LOG.warnf("outputs.lost jobId=%s failureCode=%s cause=%s", job.jobId(), failure.code(), cause);
    }
}
