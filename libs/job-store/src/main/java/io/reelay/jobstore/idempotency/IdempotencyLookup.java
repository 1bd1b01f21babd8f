package io.reelay.jobstore.idempotency;

/// What is known of an idempotency key.
public sealed interface IdempotencyLookup {

    /// The key is new (or its day is over).
    record None() implements IdempotencyLookup {}

    /// The very same request was answered before.
    ///
    /// @param answer the JSON that was answered
    record Same(String jobId, String answer) implements IdempotencyLookup {}

    /// The key was used for another request.
    record Different() implements IdempotencyLookup {}
}
