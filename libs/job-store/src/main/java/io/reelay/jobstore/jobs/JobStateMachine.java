package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import java.util.EnumSet;
import java.util.Set;

/// The only place where a job's status is decided.
///
/// News may come twice, late, or before older news. A job therefore moves forward only: repeated and overtaken news
/// changes nothing, a status that was overtaken is skipped, and the end of a job stays what it was first.
final class JobStateMachine {

    /// Where a job stands.
    ///
    /// @param sequence of the newest news that had an effect
    record Standing(JobStatus status, long sequence) {}

    /// What a piece of news means for a job.
    enum Verdict {
        /// It is news: the job takes the status, or at least the progress.
        MOVES,
        /// Newer news was here before.
        STALE,
        /// The job has ended.
        ENDED
    }

    private JobStateMachine() {}

    /// Where a new job stands: before all news of its first status.
    static Standing start(JobStatus first) {
        return new Standing(first, first.sequence(0) - 1);
    }

    /// Judges a piece of news.
    static Verdict judge(Standing now, Standing news) {
        if (now.status().terminal()) {
            return Verdict.ENDED;
        }
        var moves = next(now.status()).contains(news.status()) && news.sequence() > now.sequence();
        return moves ? Verdict.MOVES : Verdict.STALE;
    }

    /// The statuses in which a job of this status can next be seen. Its own is among them: there is progress within it.
    static Set<JobStatus> next(JobStatus status) {
        return switch (status) {
            case ACCEPTED, STAGING, QUEUED, SUBMITTING, RUNNING, ARCHIVING -> EnumSet.range(status, JobStatus.EXPIRED);
            case SUCCEEDED, FAILED, CANCELLED, EXPIRED -> EnumSet.noneOf(JobStatus.class);
        };
    }
}
