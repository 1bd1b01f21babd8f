package io.reelay.jobstore.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The row of one attempt to deliver a callback.
@Entity
@Table(name = "delivery_attempt", schema = "jobs")
public class DeliveryAttemptEntity {

    /// Attempts are counted from 1.
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

    /// The HTTP status; null when there was no answer.
    @Nullable
    public Integer status;

    /// Why there was no answer; null when there was one.
    @Nullable
    public String error;

    /// The first bytes of the answer's body.
    @Column(name = "answer_head")
    @Nullable
    public String answerHead;

    @SuppressWarnings("NullAway.Init")
    public DeliveryAttemptEntity() {}
}
