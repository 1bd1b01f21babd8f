package io.reelay.jobstore.idempotency;

/// What is known of an idempotency key.
public sealed interface EarlierRequest {

    /// The key is new (or its day is over).
    record None() implements EarlierRequest {}

    /// The very same request was answered before.
    ///
    /// @param answer the JSON that was answered
    record Same(String jobId, String answer) implements EarlierRequest {}

    /// The key was used for another request.
    record Different() implements EarlierRequest {}
}
