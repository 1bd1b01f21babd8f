package io.reelay.messaging.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.EventTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Events as Kafka records: CloudEvents 1.0 in binary content mode, attributes as `ce_*` headers and the body as JSON
/// (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md), the sequence
/// extension as `ce_sequence`, and `traceparent`.
public final class EventCodec {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    /// As wide as the largest number, so that sequences sort the same as text and as numbers.
    private static final String SEQUENCE = "%019d";

    private EventCodec() {}

    /// The body of an event.
    public static byte[] body(Event event) {
        try {
            return EventJson.mapper().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be written as JSON: " + event.type(), e);
        }
    }

    /// The Kafka headers of an event.
    public static Headers headers(CloudEventAttributes attributes) {
        var headers = new RecordHeaders();
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", attributes.id());
        put(headers, "ce_source", attributes.source());
        put(headers, "ce_type", attributes.type());
        put(headers, "ce_dataschema", EventTypes.schemaOf(attributes.type()));
        put(headers, "ce_subject", attributes.subject());
        put(headers, "ce_time", attributes.time().toString());
        put(headers, "ce_sequence", String.format(Locale.ROOT, SEQUENCE, attributes.sequence()));
        put(headers, "content-type", JSON);
        if (attributes.traceparent() != null) {
            put(headers, "traceparent", attributes.traceparent());
        }
        return headers;
    }

    /// Reads a record.
    ///
    /// @throws MalformedEventException when the record is not an event that this release knows
    public static Envelope<?> decode(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers();
        var type = required(headers, "ce_type");
        var event = EventTypes.recordOf(type)
                .orElseThrow(() ->
                        new MalformedEventException("Unknown event type " + type + ": a newer release published it"));
        try {
            return new Envelope<>(
                    required(headers, "ce_id"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")),
                    Long.parseLong(required(headers, "ce_sequence")),
                    text(headers, "traceparent"),
                    EventJson.mapper().readValue(record.value(), event));
        } catch (IOException | DateTimeParseException | NumberFormatException e) {
            throw new MalformedEventException("The record is not a valid " + type + ": " + e.getMessage(), e);
        }
    }

    private static String required(Headers headers, String name) {
        var value = text(headers, name);
        if (value == null) {
            throw new MalformedEventException(
                    "The record has no header " + name + ": it is not a CloudEvent in binary mode");
        }
        return value;
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
