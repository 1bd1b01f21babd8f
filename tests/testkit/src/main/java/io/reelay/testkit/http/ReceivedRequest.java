package io.reelay.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A received request: header names in lower case, the body as raw bytes, because signatures cover the raw bytes.
public record ReceivedRequest(
        String method,
        String path,
        Map<String, List<String>> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    /// The first value of the header; an absent header fails the test.
    public String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        if (values == null) {
            throw new AssertionError("no header %s in %s".formatted(name, headers.keySet()));
        }
        return values.getFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
