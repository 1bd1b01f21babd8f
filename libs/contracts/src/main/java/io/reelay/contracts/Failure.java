package io.reelay.contracts;

import org.jspecify.annotations.Nullable;

/// Why a job failed, for its producer.
///
/// @param code      the class of the failure
/// @param message   a sentence that says what happened and what to do
/// @param retryable whether the same request, sent as a new job, can succeed
/// @param provider  what the provider said, where it said something
public record Failure(
        FailureCode code,
        String message,
        boolean retryable,
        @Nullable ProviderError provider) {

    /// The provider's own words.
    public record ProviderError(
            @Nullable String code, @Nullable String message) {}

    /// A failure that no provider had a part in.
    public static Failure of(FailureCode code, String message) {
        return new Failure(code, message, code.retryable(), null);
    }

    /// A failure with the provider's own words.
    public static Failure of(
            FailureCode code, String message, @Nullable String providerCode, @Nullable String providerMessage) {
        return new Failure(code, message, code.retryable(), new ProviderError(providerCode, providerMessage));
    }
}
