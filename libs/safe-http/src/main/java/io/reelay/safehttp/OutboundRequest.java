package io.reelay.safehttp;

import java.util.Map;

/// A request with a small body, such as a webhook.
public record OutboundRequest(String method, WebUrl url, Map<String, String> headers, byte[] body) {

    public static OutboundRequest post(WebUrl url, Map<String, String> headers, byte[] body) {
        return new OutboundRequest("POST", url, Map.copyOf(headers), body);
    }
}
