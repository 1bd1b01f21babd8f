package io.reelay.jobstore.jobs;

/// The result of a request to cancel a job.
public sealed interface CancelResult {

    /// The request has been recorded.
    record Requested(Job job) implements CancelResult {}

    /// The request had already been recorded.
    record AlreadyRequested(Job job) implements CancelResult {}

    /// The job has already ended.
    record AlreadyFinished(Job job) implements CancelResult {}

    /// The account has no such job.
    record Unknown() implements CancelResult {}
}
