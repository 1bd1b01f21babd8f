package io.reelay.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    record Whole(
            int small,
            @Nullable Integer boxed,
            long large,
            @Nullable Long largeBoxed) {}

    @BeforeEach
    void strict() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1", "0.1E2", "100e-1"})
    void aNumberWithoutAFractionIsAnInteger(String number) throws Exception {
        // When
        var whole = json.readValue(everywhere(number), Whole.class);
        var tree = json.treeToValue(json.readTree(everywhere(number)), Whole.class);

        // Then
        assertThat(whole).isEqualTo(new Whole(10, 10, 10, 10L)).isEqualTo(tree);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.5", "1e400", "1e999999999", "99999999999999999999", "\"10\"", "true"})
    void anotherValueThanAnIntegerIsRejectedWithItsField(String value) {
        for (var field : new String[] {"small", "boxed", "large", "largeBoxed"}) {
            assertThatExceptionOfType(JsonMappingException.class)
                    .isThrownBy(() -> json.readValue("{\"%s\": %s}".formatted(field, value), Whole.class))
                    .satisfies(e ->
                            assertThat(e.getPath().getFirst().getFieldName()).isEqualTo(field));
        }
    }

    private static String everywhere(String number) {
        return "{\"small\": %1$s, \"boxed\": %1$s, \"large\": %1$s, \"largeBoxed\": %1$s}".formatted(number);
    }
}
