package io.reelay.jobstore.jobs;

/// What a request to cancel a job came to.
public sealed interface CancelResult {

    /// The wish is noted on the job now.
    record Requested(Job job) implements CancelResult {}

    /// The wish was noted before.
    record AlreadyRequested(Job job) implements CancelResult {}

    /// Too late: the job has ended.
    record AlreadyFinished(Job job) implements CancelResult {}

    /// The account has no such job.
    record Unknown() implements CancelResult {}
}
