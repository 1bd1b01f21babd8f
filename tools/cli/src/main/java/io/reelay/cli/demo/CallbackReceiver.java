package io.reelay.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reelay.cli.terminal.CliException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// A producer's webhook endpoint on a free local port.
final class CallbackReceiver implements AutoCloseable {

    private static final int NO_CONTENT = 204;

    private final Map<String, CompletableFuture<ReceivedWebhook>> arrivals = new ConcurrentHashMap<>();
    private final HttpServer server;

    CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new CliException("cannot start the webhook receiver", failed);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /// The value for `REELAY_ALLOW_PRIVATE_TARGETS`.
    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// A separate URL for each job.
    String url(String name) {
        return "http://" + hostAndPort() + "/" + name;
    }

    ReceivedWebhook await(String name, Duration timeout) throws InterruptedException {
        try {
            return arrival("/" + name).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException missing) {
            throw new CliException("no webhook arrived within " + timeout.toSeconds() + " s", missing);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().toLowerCase(Locale.ROOT),
                            entry -> entry.getValue().getFirst()));
            var callback =
                    new ReceivedWebhook(headers, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            arrival(exchange.getRequestURI().getPath()).complete(callback);
        }
    }

    private CompletableFuture<ReceivedWebhook> arrival(String path) {
        return arrivals.computeIfAbsent(path, unseen -> new CompletableFuture<>());
    }
}
