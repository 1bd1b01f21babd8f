package io.reelay.notifier.callbacks;

import io.reelay.contracts.JobStatus;

/// What a callback is about, and the word for the job's state that goes with it.
enum WebhookEventType {
    PROGRESS("job.progress", "processing"),
    COMPLETED("job.completed", "completed"),
    FAILED("job.failed", "failed"),
    CANCELLED("job.cancelled", "cancelled"),
    EXPIRED("job.expired", "expired");

    private final String word;
    private final String status;

    WebhookEventType(String word, String status) {
        this.word = word;
        this.status = status;
    }

    static WebhookEventType of(JobStatus status) {
        return switch (status) {
            case ACCEPTED, STAGING, QUEUED, SUBMITTING, RUNNING, ARCHIVING -> PROGRESS;
            case SUCCEEDED -> COMPLETED;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
        };
    }

    /// The callback's `status`.
    String status() {
        return status;
    }

    /// The callback's `type`.
    @Override
    public String toString() {
        return word;
    }
}
