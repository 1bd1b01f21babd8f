package io.reelay.contracts;

import java.util.Locale;

/// Why a job failed. REST, events, webhooks, metrics and the runbook use the same word.
public enum FailureCode {
    /// A field of the request is not valid; the message names the field.
    INVALID_INPUT(false),
    /// The moderation of the provider rejected the prompt, the image or the result.
    MODERATED(false),
    /// The provider rejected the request for another reason.
    PROVIDER_REJECTED(false),
    /// The provider accepted the task and it failed.
    PROVIDER_ERROR(true),
    /// The provider could not be reached or was overloaded for too long.
    PROVIDER_UNAVAILABLE(true),
    /// The provider account has no credits or no permission; the operator must act.
    PROVIDER_QUOTA(true),
    /// The response to the submission was lost, and it is unknown whether the provider accepted the task.
    SUBMISSION_UNKNOWN(true),
    /// An image or a result could not be fetched.
    MEDIA_UNREACHABLE(true),
    /// The content of an image or a result does not match its type.
    MEDIA_INVALID(false),
    /// The result could not be copied to the owner's storage.
    ARCHIVE_FAILED(true),
    /// The job's deadline passed.
    DEADLINE(true),
    /// The job was cancelled.
    CANCELLED(false),
    /// An internal error of Reelay.
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
