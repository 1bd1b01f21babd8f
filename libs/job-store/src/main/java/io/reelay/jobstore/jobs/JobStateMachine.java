package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import java.util.EnumSet;
import java.util.Set;

/// Decides the status of a job. No other class does.
///
/// Events can be duplicated, late or out of order. Therefore a job only moves forward: duplicate and stale events have
/// no effect, statuses can be skipped, and the first terminal status is final.
final class JobStateMachine {

    /// The status of a job and the sequence of the last event that had an effect.
    record StatusVersion(JobStatus status, long sequence) {}

    /// The effect of an event on a job.
    enum Transition {
        /// The event is new: apply its status and progress.
        ALLOWED,
        /// A newer event has already been applied.
        STALE,
        /// The job has already ended.
        ENDED
    }

    private JobStateMachine() {}

    /// The version of a new job, which is before all events of its first status.
    static StatusVersion start(JobStatus first) {
        return new StatusVersion(first, first.sequence(0) - 1);
    }

    /// Evaluates an event for a job.
    static Transition evaluate(StatusVersion current, StatusVersion event) {
        if (current.status().terminal()) {
            return Transition.ENDED;
        }
        var allowed = next(current.status()).contains(event.status()) && event.sequence() > current.sequence();
        return allowed ? Transition.ALLOWED : Transition.STALE;
    }

    /// The statuses that can follow. They include the status itself, because there is progress within a status.
    static Set<JobStatus> next(JobStatus status) {
        return switch (status) {
            case ACCEPTED, STAGING, QUEUED, SUBMITTING, RUNNING, ARCHIVING -> EnumSet.range(status, JobStatus.EXPIRED);
            case SUCCEEDED, FAILED, CANCELLED, EXPIRED -> EnumSet.noneOf(JobStatus.class);
        };
    }
}
