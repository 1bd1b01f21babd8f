package io.reelay.sandbox.http;

import io.vertx.core.http.HttpServerRequest;

/// The address under which a caller sees the sandbox; links in answers start with it.
public record Origin(String url) {

    public static Origin of(HttpServerRequest request) {
        return new Origin(request.scheme() + "://" + request.authority());
    }
}
