package io.reelay.platform.http;

import java.net.URI;
import java.util.Map;

/// A request with a small body, as callbacks are.
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    public static OutboundRequest post(URI uri, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", uri, Map.copyOf(headers), body);
    }
}
