package io.reelay.jobstore.jobs;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobExpired;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.jobstore.jobs.JobStateMachine.StatusVersion;
import io.reelay.jobstore.jobs.JobStateMachine.Transition;
import io.reelay.jobstore.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stores the jobs of all accounts. Changes use the caller's transaction and lock the job's row until its end. An event
/// that is a duplicate, late, or about an unknown job has no effect. Thread-safe.
@ApplicationScoped
public class JobStore {

    private final JobRepository jobs;
    private final Ledger ledger;
    private final Clock clock;

    JobStore(JobRepository jobs, Ledger ledger, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Stores a new job and returns it.
    @Transactional(TxType.MANDATORY)
    public Job add(NewJob job) {
        var row = JobMapper.row(job);
        jobs.persist(row);
        return JobMapper.job(row);
    }

    /// Finds a job of the account.
    @Transactional
    public Optional<Job> find(String accountId, String jobId) {
        return jobs.of(accountId, jobId).map(JobMapper::job);
    }

    /// Returns the ids of the jobs that have ended.
    @Transactional
    public Set<String> finished(Collection<String> jobIds) {
        return jobs.finished(jobIds);
    }

    /// Lists jobs of the account, newest first, at most `limit`.
    @Transactional
    public List<Job> list(String accountId, JobFilter filter, int limit) {
        return jobs.newestFirst(accountId, filter, limit).stream()
                .map(JobMapper::job)
                .toList();
    }

    /// Records that the producer has requested to cancel the job.
    @Transactional(TxType.MANDATORY)
    public CancelResult requestCancel(String accountId, String jobId) {
        var row = jobs.locked(jobId)
                .filter(found -> found.accountId.equals(accountId))
                .orElse(null);
        if (row == null) {
            return new CancelResult.Unknown();
        }
        if (row.statusVersion().status().terminal()) {
            return new CancelResult.AlreadyFinished(JobMapper.job(row));
        }
        if (row.cancelRequestedAt != null) {
            return new CancelResult.AlreadyRequested(JobMapper.job(row));
        }
        row.cancelRequestedAt = clock.instant();
        return new CancelResult.Requested(JobMapper.job(row));
    }

    /// Applies a progress event.
    ///
    /// @return the updated job; empty if the event had no effect
    @Transactional(TxType.MANDATORY)
    public Optional<Job> progressed(Envelope<JobProgressed> event) {
        var progress = event.data();
        return changed(progress.job().jobId(), new StatusVersion(progress.status(), event.sequence()))
                .map(row -> {
                    updateProgress(row, progress);
                    markStarted(row, event.time());
                    return JobMapper.job(row);
                });
    }

    /// Applies a completion and settles the credits: a succeeded job is paid, for any other they are released.
    ///
    /// @return the completed job; empty if it had already ended
    @Transactional(TxType.MANDATORY)
    public Optional<CompletedJob> completed(Envelope<? extends Event.Completion> event) {
        var completion = event.data();
        return changed(completion.job().jobId(), new StatusVersion(completion.status(), event.sequence()))
                .map(row -> {
                    var result = result(completion, event.time());
                    settle(row, completion);
                    JobMapper.setResult(row, result);
                    return new CompletedJob(JobMapper.job(row), result);
                });
    }

    /// Takes jobs whose deadline has passed. Each job is returned once: publish its expiry in the same transaction.
    @Transactional(TxType.MANDATORY)
    public List<Job> takeOverdue(int limit) {
        return jobs.takeOverdue(clock.instant(), limit).stream()
                .map(JobMapper::job)
                .toList();
    }

    private Optional<JobEntity> changed(String jobId, StatusVersion event) {
        return jobs.locked(jobId)
                .filter(row -> JobStateMachine.evaluate(row.statusVersion(), event) == Transition.ALLOWED)
                .map(row -> {
                    row.apply(event);
                    return row;
                });
    }

    private static void updateProgress(JobEntity row, JobProgressed event) {
        row.progress = event.progress();
        row.etaSeconds = event.etaSeconds();
        var waiting = event.waiting();
        row.waitingReason = waiting == null ? null : waiting.reason().toString();
        row.waitingUntil = waiting == null ? null : waiting.until();
        if (event.providerTaskId() != null) {
            row.providerTaskId = event.providerTaskId();
        }
    }

    private static void markStarted(JobEntity row, Instant at) {
        if (row.startedAt == null && row.statusVersion().status().compareTo(JobStatus.SUBMITTING) >= 0) {
            row.startedAt = at;
            row.attempts = 1;
        }
    }

    private void settle(JobEntity row, Event.Completion completion) {
        row.etaSeconds = null;
        row.waitingReason = null;
        row.waitingUntil = null;
        if (completion instanceof JobSucceeded succeeded) {
            row.progress = 1;
            row.providerTaskId = succeeded.providerTaskId() == null ? row.providerTaskId : succeeded.providerTaskId();
            row.creditsCharged = row.creditsReserved;
            ledger.settle(row.accountId, row.id, row.creditsReserved);
        } else {
            row.creditsCharged = 0L;
            ledger.release(row.accountId, row.id, row.creditsReserved);
        }
    }

    private static JobResult result(Event.Completion completion, Instant at) {
        return switch (completion) {
            case JobSucceeded succeeded -> new JobResult(at, succeeded.output(), succeeded.posters(), null);
            case JobFailed failed -> withFailure(at, failed.failure());
            case JobCancelled cancelled -> withFailure(at, cancelled.failure());
            case JobExpired expired -> withFailure(at, expired.failure());
        };
    }

    private static JobResult withFailure(Instant at, Failure failure) {
        return new JobResult(at, List.of(), List.of(), failure);
    }
}
