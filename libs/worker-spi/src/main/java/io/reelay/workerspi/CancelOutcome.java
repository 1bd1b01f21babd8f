package io.reelay.workerspi;

/// The result of an attempt to cancel a task.
public enum CancelOutcome {
    /// The provider cancelled the task; it may bill the work until then.
    CANCELLED,
    /// The provider cannot cancel tasks: the task continues and is billed.
    NOT_SUPPORTED,
    /// The provider did not answer: the task may continue and be billed.
    NO_ANSWER
}
