package io.reelay.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record as it lies on its topic; headers as text, the last of a name winning.
public record TappedRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] value) {
    /// The header's text; an absent header fails the test.
    public String header(String name) {
        String text = headers.get(name);
        if (text == null) {
            throw new AssertionError("no header %s on %s, only %s".formatted(name, topic, headers.keySet()));
        }
        return text;
    }

    public String text() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
