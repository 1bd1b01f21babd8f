package io.reelay.sandbox.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Error pages of the gateways in front of the providers: for unknown paths and methods, and for overload.
class GatewayErrorPages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Error</title>
            </head>
            <body>
            <pre>%s</pre>
            </body>
            </html>
            """;

    @ServerExceptionMapper
    Response notFound(NotFoundException unknown, HttpServerRequest request) {
        return cannot(404, request);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException unknown, HttpServerRequest request) {
        return cannot(405, request);
    }

    @ServerExceptionMapper
    Response overloaded(NetworkFaults.ProxyPageException overload) {
        return page(overload.status(), "Service temporarily unavailable");
    }

    private static Response cannot(int status, HttpServerRequest request) {
        String path = String.valueOf(request.path()).replace("&", "&amp;").replace("<", "&lt;");
        return page(status, "Cannot %s %s".formatted(request.method(), path));
    }

    private static Response page(int status, String text) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(PAGE.formatted(text))
                .build();
    }
}
