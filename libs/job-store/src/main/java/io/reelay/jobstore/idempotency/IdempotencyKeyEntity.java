package io.reelay.jobstore.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/// The row of a used key.
@Entity
@Table(name = "idempotency_key", schema = "jobs")
class IdempotencyKeyEntity {

    /// Keys are unique per account.
    @Embeddable
    record Id(
            @Column(name = "account_id") String accountId,
            @Column(name = "key") String key) implements Serializable {}

    @EmbeddedId
    Id id;

    String fingerprint;

    @Column(name = "job_id")
    String jobId;

    @ColumnTransformer(write = "?::json")
    String answer;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    IdempotencyKeyEntity() {}
}
