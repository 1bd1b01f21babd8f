package io.reelay.workerkit.generation;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobContext;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.ProviderTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A generation that this worker owns: the row as it was when claimed or adopted, and the signals that wake its
/// thread.
final class LeasedGeneration {
    private final GenerationRequested request;
    private final String traceparent;
    private final UUID submissionId;
    private final State state;
    private final @Nullable String taskId;
    private final Instant startedAt;
    private final Semaphore wakeUp = new Semaphore(0);
    private @Nullable String keyFingerprint;
    private volatile boolean leaseLost;
    private volatile @Nullable JobStatus requestedStatus;

    /// The state of the row when it was claimed or adopted.
    enum State {
        CLAIMED,
        SUBMITTING,
        SUBMITTED
    }

    LeasedGeneration(GenerationRow row) {
        request = row.request();
        traceparent = row.traceparent();
        submissionId = row.submissionId();
        state = row.state();
        keyFingerprint = row.keyFingerprint();
        taskId = row.taskId();
        startedAt = row.startedAt();
        requestedStatus = row.cancelOutcome();
    }

    String jobId() {
        return request.job().jobId();
    }

    JobContext job() {
        return request.job();
    }

    GenerationRequested request() {
        return request;
    }

    String traceparent() {
        return traceparent;
    }

    UUID submissionId() {
        return submissionId;
    }

    State state() {
        return state;
    }

    /// The fingerprint of the key that the submission was sent with. Empty while the provider is known to have no task.
    Optional<String> keyFingerprint() {
        return Optional.ofNullable(keyFingerprint);
    }

    /// Records that the submission was sent with this key and that its outcome is unknown.
    void markSentWith(ApiKey key) {
        keyFingerprint = key.fingerprint();
    }

    /// The time of the submission, or of the claim when it was not submitted yet.
    Instant startedAt() {
        return startedAt;
    }

    boolean isSubmitted() {
        return state == State.SUBMITTED;
    }

    /// The task of a generation that was adopted after its submission.
    GenerationWorkflow.SubmittedTask submittedTask() {
        if (taskId == null || keyFingerprint == null) {
            throw new IllegalStateException(jobId() + " has no task yet");
        }
        return new GenerationWorkflow.SubmittedTask(new ProviderTask(taskId, request.spec()), keyFingerprint);
    }

    /// The terminal status, CANCELLED or EXPIRED, if the job must stop.
    Optional<JobStatus> stopRequested(Instant now) {
        var requested = requestedStatus;
        if (requested == null && now.isAfter(job().deadlineAt())) {
            return Optional.of(JobStatus.EXPIRED);
        }
        return Optional.ofNullable(requested);
    }

    /// Sleeps for the given time. A stop request or the loss of the lease ends the pause early.
    ///
    /// @throws LeaseLostException when this worker has lost the lease
    void pause(Duration pause) throws LeaseLostException {
        requireLease();
        try {
            if (wakeUp.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLostException(jobId());
        }
        requireLease();
    }

    void requireLease() throws LeaseLostException {
        if (leaseLost) {
            throw new LeaseLostException(jobId());
        }
    }

    void stop(JobStatus outcome) {
        requestedStatus = outcome;
        wakeUp.release();
    }

    void markLeaseLost() {
        leaseLost = true;
        wakeUp.release();
    }
}
