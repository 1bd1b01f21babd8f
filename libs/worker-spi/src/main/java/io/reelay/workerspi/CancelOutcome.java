package io.reelay.workerspi;

/// What came of the wish to end a task early.
public enum CancelOutcome {
    /// The provider ended it; what it did until then may be billed.
    CANCELLED,
    /// The provider knows no cancelling: the task runs on and is billed.
    NOT_SUPPORTED,
    /// No answer: the task may run on and be billed.
    UNANSWERED
}
