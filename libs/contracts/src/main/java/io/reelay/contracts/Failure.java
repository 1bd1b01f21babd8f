package io.reelay.contracts;

import org.jspecify.annotations.Nullable;

/// Why a job failed, for its producer.
///
/// @param code      the class of the failure
/// @param message   what happened and how to solve it
/// @param retryable whether the same request, sent as a new job, can succeed
/// @param provider  the error of the provider; null without one
public record Failure(
        FailureCode code,
        String message,
        boolean retryable,
        @Nullable ProviderError provider) {

    /// The error as the provider returned it.
    public record ProviderError(
            @Nullable String code, @Nullable String message) {}

    /// A failure without a provider error.
    public static Failure of(FailureCode code, String message) {
        return new Failure(code, message, code.retryable(), null);
    }

    /// A failure with a provider error.
    public static Failure of(
            FailureCode code, String message, @Nullable String providerCode, @Nullable String providerMessage) {
        return new Failure(code, message, code.retryable(), new ProviderError(providerCode, providerMessage));
    }
}
