package io.reelay.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.reelay.contracts.IdType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A fake uploader: accepts bodies that begin like a JPEG, rejects all others, and remembers the accepted uploads.
public final class FakeUploader implements QuarkusTestResourceLifecycleManager {

    private final Set<String> uploads = ConcurrentHashMap.newKeySet();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/v1/uploads", this::handle);
            started.start();
            server = started;
            return Map.of(
                    "reelay.uploader.url",
                    "http://127.0.0.1:" + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestHeaders().getFirst("X-API-Key") == null) {
                send(exchange, 401, "{\"code\":\"UNAUTHENTICATED\",\"detail\":\"no key\"}");
            } else if (exchange.getRequestMethod().equals("GET")) {
                var id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
                send(exchange, uploads.contains(id) ? 200 : 404, "{\"id\":\"" + id + "\"}");
            } else if (body.length > 2 && (body[0] & 0xff) == 0xff && (body[1] & 0xff) == 0xd8) {
                if (exchange.getRequestURI().getPath().endsWith("/check")) {
                    send(exchange, 200, """
                            {"contentType": "image/jpeg", "bytes": 9, "width": 640, "height": 360,
                             "changes": ["metadata removed"]}""");
                    return;
                }
                var id = IdType.UPLOAD.next();
                uploads.add(id);
                exchange.getResponseHeaders().add("Location", "/v1/uploads/" + id);
                send(exchange, 201, "{\"id\":\"" + id + "\",\"bytes\":" + body.length + "}");
            } else {
                send(exchange, 415, """
                        {"code": "UNSUPPORTED_MEDIA_TYPE", "detail": "file: This is not a JPG, PNG or WEBP image.",
                         "errors": [{"field": "file", "message": "This is not a JPG, PNG or WEBP image."}]}""");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
