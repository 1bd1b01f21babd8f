package io.reelay.jobstore.jobs;

/// What a request to cancel a job came to.
public sealed interface Cancellation {

    /// The wish is noted on the job now.
    record Requested(Job job) implements Cancellation {}

    /// The wish was noted before.
    record AlreadyRequested(Job job) implements Cancellation {}

    /// Too late: the job has ended.
    record AlreadyFinished(Job job) implements Cancellation {}

    /// The account has no such job.
    record Unknown() implements Cancellation {}
}
