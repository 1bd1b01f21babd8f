package io.reelay.notifier.webhooks;

import io.reelay.contracts.JobStatus;

/// The type of a webhook, and the status of the job that belongs to it.
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

    /// The `data.status` of the webhook.
    String status() {
        return status;
    }

    /// The `type` of the webhook.
    @Override
    public String toString() {
        return word;
    }
}
