package io.reelay.workerspi;

/// How a provider handles a submission that it receives twice.
public enum SubmitIdempotency {
    /// The provider recognises [Submission#submissionId()] and creates one task: after a lost answer, the submission is
    /// sent again.
    REPEATABLE,
    /// The provider creates and charges two tasks: after a lost answer, the submission is not sent again unless the
    /// operator has configured it.
    ONCE
}
