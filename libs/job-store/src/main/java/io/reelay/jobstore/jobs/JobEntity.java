package io.reelay.jobstore.jobs;

import io.reelay.contracts.JobStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/// The row of a job. Statuses and reasons are stored as the words of the API.
@Entity
@DynamicUpdate
@Table(name = "job", schema = "jobs")
class JobEntity {

    private static final String AS_JSON = "?::json";
    private static final String AS_JSONB = "?::jsonb";

    @Id
    String id;

    @Column(name = "account_id")
    String accountId;

    String provider;
    String model;
    String mode;

    @ColumnTransformer(write = AS_JSON)
    String request;

    @ColumnTransformer(write = AS_JSON)
    String adjustments;

    @Column(name = "typical_seconds")
    int typicalSeconds;

    @ColumnTransformer(write = AS_JSON)
    String metadata;

    @Column(name = "callback_url")
    @Nullable
    String callbackUrl;

    @Column(name = "callback_events")
    @Nullable
    String callbackEvents;

    @Nullable
    String traceparent;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "deadline_at")
    Instant deadlineAt;

    String status;
    long sequence;
    double progress;

    @Column(name = "eta_seconds")
    @Nullable
    Integer etaSeconds;

    @Column(name = "waiting_reason")
    @Nullable
    String waitingReason;

    @Column(name = "waiting_until")
    @Nullable
    Instant waitingUntil;

    @Column(name = "provider_task_id")
    @Nullable
    String providerTaskId;

    int attempts;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "cancel_requested_at")
    @Nullable
    Instant cancelRequestedAt;

    @Column(name = "credits_reserved")
    long creditsReserved;

    @Column(name = "credits_charged")
    @Nullable
    Long creditsCharged;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @ColumnTransformer(write = AS_JSONB)
    @Nullable
    String output;

    @ColumnTransformer(write = AS_JSONB)
    @Nullable
    String posters;

    @ColumnTransformer(write = AS_JSONB)
    @Nullable
    String failure;

    @SuppressWarnings("NullAway.Init")
    JobEntity() {}

    JobStateMachine.StatusVersion statusVersion() {
        return new JobStateMachine.StatusVersion(JobStatus.valueOf(status.toUpperCase(Locale.ROOT)), sequence);
    }

    void apply(JobStateMachine.StatusVersion version) {
        status = version.status().toString();
        sequence = version.sequence();
    }
}
