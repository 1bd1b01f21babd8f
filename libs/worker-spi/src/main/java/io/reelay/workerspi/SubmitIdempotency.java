package io.reelay.workerspi;

/// What a provider does with a submission that it sees twice.
public enum SubmitIdempotency {
    /// It recognises [Submission#submissionId()] and makes one task of both: a lost answer is simply asked for again.
    REPEATABLE,
    /// It makes two tasks and charges both: a lost answer is never followed by a second submission on its own.
    ONCE
}
