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
import io.reelay.jobstore.jobs.JobStateMachine.Standing;
import io.reelay.jobstore.jobs.JobStateMachine.Verdict;
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

/// The jobs of all accounts. Changes happen in the caller's transaction and hold the job's row until its end. News that
/// is repeated, late, or about an unknown job changes nothing. Thread-safe.
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

    /// Stores a new job and answers how it stands.
    @Transactional(TxType.MANDATORY)
    public Job add(NewJob job) {
        var row = JobMapper.row(job);
        jobs.persist(row);
        return JobMapper.job(row);
    }

    /// The account's job of that id.
    @Transactional
    public Optional<Job> find(String accountId, String jobId) {
        return jobs.of(accountId, jobId).map(JobMapper::job);
    }

    /// Which of these jobs have ended.
    @Transactional
    public Set<String> finished(Collection<String> jobIds) {
        return jobs.finished(jobIds);
    }

    /// At most so many of the account's jobs, newest first.
    @Transactional
    public List<Job> list(String accountId, JobFilter filter, int limit) {
        return jobs.newestFirst(accountId, filter, limit).stream()
                .map(JobMapper::job)
                .toList();
    }

    /// Notes that the job's producer wants it to end.
    @Transactional(TxType.MANDATORY)
    public CancelResult requestCancel(String accountId, String jobId) {
        var row = jobs.locked(jobId)
                .filter(found -> found.accountId.equals(accountId))
                .orElse(null);
        if (row == null) {
            return new CancelResult.Unknown();
        }
        if (row.standing().status().terminal()) {
            return new CancelResult.AlreadyFinished(JobMapper.job(row));
        }
        if (row.cancelRequestedAt != null) {
            return new CancelResult.AlreadyRequested(JobMapper.job(row));
        }
        row.cancelRequestedAt = clock.instant();
        return new CancelResult.Requested(JobMapper.job(row));
    }

    /// Takes over the news that a job moved on, or waits.
    ///
    /// @return the job as it stands now; empty when the news changed nothing
    @Transactional(TxType.MANDATORY)
    public Optional<Job> progressed(Envelope<JobProgressed> news) {
        var progress = news.data();
        return moved(progress.job().jobId(), new Standing(progress.status(), news.sequence()))
                .map(row -> {
                    note(row, progress);
                    begin(row, news.time());
                    return JobMapper.job(row);
                });
    }

    /// Takes over the end of a job and settles its credits: paid when it succeeded, else released.
    ///
    /// @return the ended job; empty when it had ended before
    @Transactional(TxType.MANDATORY)
    public Optional<CompletedJob> completed(Envelope<? extends Event.Completion> news) {
        var completion = news.data();
        return moved(completion.job().jobId(), new Standing(completion.status(), news.sequence()))
                .map(row -> {
                    var ending = ending(completion, news.time());
                    finish(row, completion);
                    JobMapper.end(row, ending);
                    return new CompletedJob(JobMapper.job(row), ending);
                });
    }

    /// Takes jobs whose deadline has passed. Each is answered once, so the caller publishes its expiry in the same
    /// transaction.
    @Transactional(TxType.MANDATORY)
    public List<Job> takeOverdue(int limit) {
        return jobs.takeOverdue(clock.instant(), limit).stream()
                .map(JobMapper::job)
                .toList();
    }

    private Optional<JobEntity> moved(String jobId, Standing news) {
        return jobs.locked(jobId)
                .filter(row -> JobStateMachine.judge(row.standing(), news) == Verdict.MOVES)
                .map(row -> {
                    row.take(news);
                    return row;
                });
    }

    private static void note(JobEntity row, JobProgressed news) {
        row.progress = news.progress();
        row.etaSeconds = news.etaSeconds();
        var waiting = news.waiting();
        row.waitingReason = waiting == null ? null : waiting.reason().toString();
        row.waitingUntil = waiting == null ? null : waiting.until();
        if (news.providerTaskId() != null) {
            row.providerTaskId = news.providerTaskId();
        }
    }

    private static void begin(JobEntity row, Instant at) {
        if (row.startedAt == null && row.standing().status().compareTo(JobStatus.SUBMITTING) >= 0) {
            row.startedAt = at;
            row.attempts = 1;
        }
    }

    private void finish(JobEntity row, Event.Completion completion) {
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

    private static JobResult ending(Event.Completion completion, Instant at) {
        return switch (completion) {
            case JobSucceeded succeeded -> new JobResult(at, succeeded.output(), succeeded.posters(), null);
            case JobFailed failed -> ended(at, failed.failure());
            case JobCancelled cancelled -> ended(at, cancelled.failure());
            case JobExpired expired -> ended(at, expired.failure());
        };
    }

    private static JobResult ended(Instant at, Failure failure) {
        return new JobResult(at, List.of(), List.of(), failure);
    }
}
