package io.reelay.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record on a topic, with its headers as text. If a header occurs several times, the last value counts.
public record TappedRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] value) {
    /// The text of the header; an absent header fails the test.
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
