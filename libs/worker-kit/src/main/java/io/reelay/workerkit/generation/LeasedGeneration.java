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

/// A generation that this worker owns: its row as it was claimed or adopted, and the means to be woken.
final class LeasedGeneration {
    private final GenerationRequested request;
    private final String traceparent;
    private final UUID submissionId;
    private final State state;
    private final @Nullable String taskId;
    private final Instant since;
    private final Semaphore wake = new Semaphore(0);
    private @Nullable String keyFingerprint;
    private volatile boolean lost;
    private volatile @Nullable JobStatus stop;

    /// What had been done when the row was claimed or adopted.
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
        since = row.since();
        stop = row.cancelOutcome();
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

    /// The key that the submission went out under, by which the provider may know it. Empty as long as the provider
    /// certainly has nothing.
    Optional<String> keyFingerprint() {
        return Optional.ofNullable(keyFingerprint);
    }

    /// The submission went out and it is not known what became of it.
    void wentOutUnder(ApiKey key) {
        keyFingerprint = key.fingerprint();
    }

    /// When it was claimed, or submitted where it has been.
    Instant since() {
        return since;
    }

    /// The task of a generation that was adopted after it had been submitted.
    GenerationWorkflow.Submitted submitted() {
        if (taskId == null || keyFingerprint == null) {
            throw new IllegalStateException(jobId() + " has no task yet");
        }
        return new GenerationWorkflow.Submitted(new ProviderTask(taskId, request.spec()), keyFingerprint);
    }

    /// What the job is to become instead of going on: cancelled or expired.
    Optional<JobStatus> stopRequested(Instant now) {
        var wanted = stop;
        if (wanted == null && now.isAfter(job().deadlineAt())) {
            return Optional.of(JobStatus.EXPIRED);
        }
        return Optional.ofNullable(wanted);
    }

    /// Sleeps; a stop or the loss of the lease wakes it early.
    ///
    /// @throws LeaseLost when another worker has it, or will
    void pause(Duration pause) throws LeaseLostException {
        requireLease();
        try {
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLostException(jobId());
        }
        requireLease();
    }

    void requireLease() throws LeaseLostException {
        if (lost) {
            throw new LeaseLostException(jobId());
        }
    }

    void stop(JobStatus outcome) {
        stop = outcome;
        wake.release();
    }

    void lose() {
        lost = true;
        wake.release();
    }
}
