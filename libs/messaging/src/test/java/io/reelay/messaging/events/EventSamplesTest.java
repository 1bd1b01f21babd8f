package io.reelay.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event has a record, a schema and a golden sample, and the three agree. The samples stay unchanged when records
/// get new members, so this release can read the events of older releases.
class EventSamplesTest {

    private static final String SCHEMA_BASE = "https://reelay.dev/events/";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            settings -> settings.schemaIdResolvers(
                    resolvers -> resolvers.mapPrefix(SCHEMA_BASE, "classpath:events/schemas/")));

    static Stream<Map.Entry<String, Class<? extends Event>>> events() {
        return EventTypes.all().entrySet().stream().sorted(Map.Entry.comparingByKey());
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleSurvivesReadingAndWriting(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        // Given
        JsonNode sample = sample(type.getKey());

        // When
        Event event = EventJson.mapper().treeToValue(sample, type.getValue());

        // Then
        assertThat(event.type()).isEqualTo(type.getKey());
        assertThat(EventJson.mapper().readTree(EventCodec.body(event))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleIsValidAgainstItsSchema(Map.Entry<String, Class<? extends Event>> type) throws IOException {
        assertThat(schema(type.getKey()).validate(sample(type.getKey()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaNamesEveryMemberOfTheRecord(Map.Entry<String, Class<? extends Event>> type) {
        // Given
        JsonNode schema = schema(type.getKey()).getSchemaNode();
        RecordComponent[] members = type.getValue().getRecordComponents();

        // Then
        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(members).map(RecordComponent::getName).toList());
        assertThat(schema.get("required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(members)
                        .filter(member -> !member.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Schema schema(String type) {
        return SCHEMAS.getSchema(SchemaLocation.of(SCHEMA_BASE + type + ".schema.json"));
    }

    private static JsonNode sample(String type) throws IOException {
        try (InputStream sample = EventSamplesTest.class.getResourceAsStream("/events/samples/" + type + ".json")) {
            assertThat(sample).as("the golden sample of " + type).isNotNull();
            return EventJson.mapper().readTree(sample);
        }
    }
}
