package io.reelay.sandbox.http;

import io.vertx.core.http.HttpServerRequest;

/// The address at which a caller reaches the sandbox. Links in responses start with it.
public record Origin(String url) {

    public static Origin of(HttpServerRequest request) {
        return new Origin(request.scheme() + "://" + request.authority());
    }
}
