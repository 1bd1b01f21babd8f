package io.reelay.workerspi;

/// One provider's wire. The adapter translates; when, how often and with which key it is called is decided by
/// worker-kit. Implementations are thread-safe and block (they run on virtual threads); they report what happened by
/// returning an outcome, and throw only for faults of their own.
public interface ProviderAdapter {

    /// Whether a submission whose answer was lost may be sent again.
    SubmitIdempotency submitSafety();

    /// How often a task is looked at.
    PollSchedule pollRhythm();

    /// Does everything that is free and may be repeated: reads pictures, uploads them, builds the request. Nothing
    /// in here may cost money.
    ///
    /// @return the one call that costs money, not yet made, or why it cannot be made
    PreparedSubmission prepare(Submission submission, ApiKey key);

    /// Looks at a task once.
    ///
    /// @param key the key that created the task
    PollOutcome poll(ProviderTask task, ApiKey key);

    /// Tries to end a task early. Asked again a few times as long as it is [CancelOutcome#UNANSWERED].
    ///
    /// @param key the key that created the task
    CancelOutcome cancel(ProviderTask task, ApiKey key);
}
