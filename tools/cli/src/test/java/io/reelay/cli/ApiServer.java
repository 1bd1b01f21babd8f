package io.reelay.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers every request with one JSON document and records the request bodies.
final class ApiServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private ApiServer(HttpServer server) {
        this.server = server;
    }

    static ApiServer answering(String json) {
        try {
            var api = new ApiServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            var answer = json.getBytes(StandardCharsets.UTF_8);
            api.server.createContext("/", exchange -> {
                try (exchange) {
                    api.paths.add(exchange.getRequestURI().toString());
                    api.bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            api.server.start();
            return api;
        } catch (IOException refused) {
            throw new UncheckedIOException("the server cannot be started", refused);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, String> environment() {
        return Map.of("REELAY_URL", "http://127.0.0.1:" + port(), "REELAY_API_KEY", "key");
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
