package io.reelay.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.EventTypes;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobExpired;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.contracts.events.ModelAnnounced;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final JobContext JOB =
            new JobContext("job_01", "acc_01", "runway", "runway/gen4_turbo", NOW, NOW.plusSeconds(900), Map.of());

    @Test
    void aCompletionHasAllCloudEventsHeaders() {
        // Given
        var event = new JobFailed(JOB, failure());

        // When
        var headers = texts(headers(event, TRACE));

        // Then
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "job_01:completed",
                        "ce_source", "/reelay/uploader",
                        "ce_type", "io.reelay.job.failed.v1",
                        "ce_dataschema", "https://reelay.dev/events/io.reelay.job.failed.v1.schema.json",
                        "ce_subject", "job_01",
                        "ce_time", "2026-11-21T12:00:00Z",
                        "ce_sequence", "0000000000000610000",
                        "content-type", "application/json",
                        "traceparent", TRACE));
    }

    @ParameterizedTest
    @CsvSource({
        "io.reelay.staging.requested.v1,    /reelay/intake",
        "io.reelay.generation.requested.v1, /reelay/intake",
        "io.reelay.job.cancel.requested.v1, /reelay/intake",
        "io.reelay.generation.succeeded.v1, /reelay/worker-runway",
        "io.reelay.job.progress.v1,         /reelay/worker-runway",
        "io.reelay.model.announced.v1,      /reelay/worker-runway",
        "io.reelay.media.stored.v1,         /reelay/uploader",
        "io.reelay.job.succeeded.v1,        /reelay/uploader",
        "io.reelay.job.failed.v1,           /reelay/uploader",
        "io.reelay.job.cancelled.v1,        /reelay/uploader",
        "io.reelay.job.expired.v1,          /reelay/uploader"
    })
    void everyTypeHasOneSourceIndependentOfThePublisher(String type, String source) throws IOException {
        assertThat(sample(type).source()).isEqualTo(source);
    }

    @Test
    void allCompletionsOfAJobHaveOneIdentity() {
        // When
        var identities = Stream.of(
                        new JobSucceeded(JOB, List.of(), List.of(), "task", null),
                        new JobFailed(JOB, failure()),
                        new JobCancelled(JOB, failure()),
                        new JobExpired(JOB, failure()))
                .map(completion -> completion.source() + " " + completion.id());

        // Then
        assertThat(identities).containsOnly("/reelay/uploader job_01:completed");
    }

    @Test
    void theDataschemaOfEveryTypeIsTheIdOfItsSchema() throws IOException {
        for (var type : EventTypes.all().keySet()) {
            assertThat(EventTypes.schemaOf(type))
                    .isEqualTo(json("/events/schemas/" + type + ".schema.json")
                            .path("$id")
                            .asText());
        }
    }

    @Test
    void sequencesSortTheSameAsTextAndAsNumbers() {
        // Given
        var inOrder = List.of(
                new CancelRequested(JOB, JobStatus.CANCELLED),
                new JobProgressed(JOB, JobStatus.QUEUED, 0, null, null, null),
                new JobProgressed(JOB, JobStatus.RUNNING, 0.4, 20, null, "task"),
                new JobProgressed(JOB, JobStatus.ARCHIVING, 0.96, null, null, "task"),
                new JobFailed(JOB, failure()),
                new ModelAnnounced("runway/gen4_turbo", "runway", 1_795_000_000_000L, Map.of()),
                new ModelAnnounced("runway/gen4_turbo", "runway", Long.MAX_VALUE, Map.of()));

        // When
        var sequences = inOrder.stream()
                .map(event -> texts(headers(event, TRACE)).get("ce_sequence"))
                .toList();

        // Then
        assertThat(sequences)
                .isSorted()
                .allSatisfy(sequence -> assertThat(sequence).hasSize(19).containsOnlyDigits());
        assertThat(inOrder).extracting(Event::sequence).isSorted();
    }

    @Test
    void anEncodedEventDecodesToTheSameEnvelope() {
        // Given
        var envelope = Envelope.of(NOW, TRACE, new JobFailed(JOB, failure()));

        // When
        var read = EventCodec.decode(record(envelope.data(), headers(envelope.data(), TRACE)));

        // Then
        assertThat(read).isEqualTo(envelope);
    }

    /// During an upgrade, topics and outboxes still contain events of the older release.
    @Test
    void aRecordOfAnOlderReleaseKeepsItsShortSequenceAndItsSource() {
        // Given
        var event = new JobFailed(JOB, failure());
        var headers = headers(event, TRACE);
        headers.remove("ce_dataschema").remove("ce_sequence").remove("ce_source");
        headers.add("ce_sequence", "610000".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_source", "/reelay/worker-runway".getBytes(StandardCharsets.UTF_8));

        // When
        var read = EventCodec.decode(record(event, headers));

        // Then
        assertThat(read.sequence()).isEqualTo(610_000);
        assertThat(read.source()).isEqualTo("/reelay/worker-runway");
    }

    private static Failure failure() {
        return Failure.of(FailureCode.PROVIDER_ERROR, "The provider failed.");
    }

    private static Headers headers(Event event, String traceparent) {
        return EventCodec.headers(new CloudEventAttributes(
                event.id(), event.source(), event.type(), event.subject(), NOW, event.sequence(), traceparent));
    }

    private static Map<String, String> texts(Headers headers) {
        var texts = new HashMap<String, String>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    private static ConsumerRecord<String, byte[]> record(Event event, Headers headers) {
        var record = new ConsumerRecord<>(event.topic(), 0, 0, event.subject(), EventCodec.body(event));
        headers.forEach(record.headers()::add);
        return record;
    }

    private static Event sample(String type) throws IOException {
        return EventJson.mapper()
                .treeToValue(
                        json("/events/samples/" + type + ".json"),
                        EventTypes.recordOf(type).orElseThrow());
    }

    private static JsonNode json(String resource) throws IOException {
        try (InputStream file = EventCodecTest.class.getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            return EventJson.mapper().readTree(file);
        }
    }
}
