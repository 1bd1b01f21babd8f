package io.reelay.jobstore.idempotency;

/// The result of looking up an idempotency key.
public sealed interface IdempotencyLookup {

    /// The key is new or has expired.
    record None() implements IdempotencyLookup {}

    /// The key was used for the same request.
    ///
    /// @param answer the JSON of the response
    record Same(String jobId, String answer) implements IdempotencyLookup {}

    /// The key was used for another request.
    record Different() implements IdempotencyLookup {}
}
