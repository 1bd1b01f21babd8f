package io.reelay.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/// A response of the API: status, headers and JSON body.
public record Answer(int status, HttpHeaders headers, JsonNode body) {
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("expected %d but was %d: %s".formatted(wanted, status, body));
        }
        return this;
    }

    public String header(String name) {
        return headers.firstValue(name)
                .orElseThrow(() -> new AssertionError("no header %s in %s".formatted(name, headers.map())));
    }
}
