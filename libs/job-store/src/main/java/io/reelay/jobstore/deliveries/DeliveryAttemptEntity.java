package io.reelay.jobstore.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The row of one delivery attempt.
@Entity
@Table(name = "delivery_attempt", schema = "jobs")
public class DeliveryAttemptEntity {

    /// The number starts at 1.
    @Embeddable
    public record Id(
            @Column(name = "delivery_id") String deliveryId,
            @Column(name = "number") int number) implements Serializable {}

    @EmbeddedId
    public Id id;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "duration_millis")
    public long durationMillis;

    /// The HTTP status; null without a response.
    @Nullable
    public Integer status;

    /// Why there was no response; null if there was one.
    @Nullable
    public String error;

    /// The first bytes of the response body.
    @Column(name = "answer_head")
    @Nullable
    public String answerHead;

    @SuppressWarnings("NullAway.Init")
    public DeliveryAttemptEntity() {}
}
