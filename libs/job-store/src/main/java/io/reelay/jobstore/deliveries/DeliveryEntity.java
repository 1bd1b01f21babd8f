package io.reelay.jobstore.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The row of a webhook delivery. The signature covers the UTF-8 bytes of the body.
@Entity
@Table(name = "delivery", schema = "jobs")
public class DeliveryEntity {

    /// `dlv_…`
    @Id
    public String id;

    @Column(name = "account_id")
    public String accountId;

    @Column(name = "job_id")
    public String jobId;

    /// `<job id>:<event>`, unique: the receiver recognises a duplicate by it.
    @Column(name = "webhook_id")
    public String webhookId;

    public String url;

    public String body;

    @Nullable
    public String traceparent;

    public DeliveryState state;

    public int attempts;

    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @Column(name = "leased_by")
    @Nullable
    public String leasedBy;

    @Column(name = "leased_until")
    @Nullable
    public Instant leasedUntil;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    public Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    public DeliveryEntity() {}
}
