package io.reelay.messaging.outbox;

import io.reelay.contracts.events.Envelope;
import io.reelay.messaging.events.CloudEventAttributes;
import io.reelay.messaging.events.EventCodec;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// An event that Kafka has not acknowledged yet. The row is deleted after the acknowledgement.
@Entity
@Table(name = "outbox")
@NullUnmarked
class OutboxEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox")
    @SequenceGenerator(name = "outbox", sequenceName = "outbox_id_seq", allocationSize = 50)
    Long id;

    String topic;
    String subject;
    String eventId;
    String eventType;
    String source;
    Instant time;
    long sequence;

    @Nullable
    String traceparent;

    byte[] body;

    /// Why Kafka refused the event permanently. Such a row is kept and not sent again.
    @Nullable
    String refusal;

    /// For Hibernate.
    protected OutboxEntity() {}

    OutboxEntity(Envelope<?> envelope) {
        var event = envelope.data();
        topic = event.topic();
        subject = event.subject();
        eventId = envelope.id();
        eventType = event.type();
        source = envelope.source();
        time = envelope.time();
        sequence = envelope.sequence();
        traceparent = envelope.traceparent();
        body = EventCodec.body(event);
    }

    CloudEventAttributes attributes() {
        return new CloudEventAttributes(eventId, source, eventType, subject, time, sequence, traceparent);
    }
}
