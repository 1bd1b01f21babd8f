package io.reelay.contracts;

import java.util.Locale;

/// Why a job failed. The same word stands in REST, GraphQL, events, callbacks, metrics and the runbook.
public enum FailureCode {
    /// Something in the request cannot be used; the message names the field.
    INVALID_INPUT(false),
    /// The provider's moderation refused the prompt, the picture or the result.
    MODERATED(false),
    /// The provider refused the request for another reason.
    PROVIDER_REJECTED(false),
    /// The provider accepted the task and failed at it.
    PROVIDER_ERROR(true),
    /// The provider could not be reached or was overloaded for too long.
    PROVIDER_UNAVAILABLE(true),
    /// The provider account has no credits or no permission; the operator must act.
    PROVIDER_QUOTA(true),
    /// The answer to the submission was lost and the provider cannot tell whether it took the task.
    SUBMISSION_UNKNOWN(true),
    /// A picture or a result could not be fetched.
    MEDIA_UNREACHABLE(true),
    /// A picture or a result is not what it says it is.
    MEDIA_INVALID(false),
    /// The result could not be copied into the owner's storage.
    ARCHIVE_FAILED(true),
    /// The job's deadline passed.
    DEADLINE(true),
    /// The job was cancelled.
    CANCELLED(false),
    /// A fault of Reelay's own.
    INTERNAL(true);

    private final boolean retryable;

    FailureCode(boolean retryable) {
        this.retryable = retryable;
    }

    /// Whether the same request, sent again as a new job, can succeed.
    public boolean retryable() {
        return retryable;
    }

    /// The word on the wire, for example `invalid_input`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
