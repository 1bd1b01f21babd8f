package io.reelay.cli.demo;

import java.util.Map;

/// A received webhook: header names in lower case, body unchanged.
record ReceivedWebhook(Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
