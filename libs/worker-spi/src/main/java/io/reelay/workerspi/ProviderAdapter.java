package io.reelay.workerspi;

/// Calls the API of one provider. The adapter only translates; worker-kit decides when, how often and with which key it
/// is called. Implementations must be thread-safe and may block, because they run on virtual threads. They return an
/// outcome for everything that a provider or a network can do, and throw only for bugs of their own.
public interface ProviderAdapter {

    /// Whether a submission may be sent again after its answer was lost.
    SubmitIdempotency submitIdempotency();

    /// How often a task is polled.
    PollSchedule pollSchedule();

    /// Does everything that is free and repeatable: reads images, uploads them and builds the request. It must not
    /// cost money.
    ///
    /// @return the one call that costs money, not made yet, or the reason why it cannot be made
    PreparedSubmission prepare(Submission submission, ApiKey key);

    /// Polls a task once.
    ///
    /// @param key the key that created the task
    PollOutcome poll(ProviderTask task, ApiKey key);

    /// Tries to cancel a task. worker-kit repeats the call a few times while it returns [CancelOutcome#NO_ANSWER].
    ///
    /// @param key the key that created the task
    CancelOutcome cancel(ProviderTask task, ApiKey key);
}
