package io.reelay.cli.demo;

import java.util.Map;

/// A callback as it arrived: header names in lower case, the body untouched.
record ReceivedWebhook(Map<String, String> headers, byte[] body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
