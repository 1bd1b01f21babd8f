package io.reelay.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A webhook receiver on a free port of 127.0.0.1. It records every request and answers 200 with an empty body. A test
/// can program other answers, or hold the receiver: then it records requests but answers them only after the release.
public final class RecordingReceiver implements AutoCloseable {
    private static final int DEFAULT_STATUS = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<ProgrammedAnswer> answers = new ConcurrentLinkedQueue<>();
    private final Gate gate = new Gate();

    private RecordingReceiver(HttpServer server) {
        this.server = server;
    }

    public static RecordingReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordingReceiver receiver = new RecordingReceiver(server);
            server.createContext("/", receiver::receive);
            server.setExecutor(receiver.threads);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("The receiver could not start", e);
        }
    }

    public URI url(String path) {
        return URI.create("http://%s%s".formatted(hostAndPort(), path));
    }

    /// The value of `REELAY_ALLOW_PRIVATE_TARGETS` that allows webhooks to this receiver.
    public String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers the next requests with these statuses, in this order.
    public RecordingReceiver answer(int... statuses) {
        for (int status : statuses) {
            answers.add(new ProgrammedAnswer(status, List.of()));
        }
        return this;
    }

    /// Answers the next request with this status and one header, such as `Retry-After`.
    public RecordingReceiver answerWithHeader(int status, String name, String value) {
        answers.add(new ProgrammedAnswer(status, List.of(name, value)));
        return this;
    }

    /// Records requests from now on without answering them.
    public void hold() {
        gate.shut();
    }

    /// Answers the held requests and all later ones.
    public void release() {
        gate.open();
    }

    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    public List<ReceivedRequest> requests(Predicate<ReceivedRequest> wanted) {
        return requests.stream().filter(wanted).toList();
    }

    public void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        gate.open();
        server.stop(0);
        threads.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(read(exchange));
            gate.pass();
            ProgrammedAnswer programmed = answers.poll();
            ProgrammedAnswer answer = programmed == null ? new ProgrammedAnswer(DEFAULT_STATUS, List.of()) : programmed;
            answer.writeTo(exchange);
        }
    }

    private static ReceivedRequest read(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> List.copyOf(header.getValue())));
        return new ReceivedRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }

    private record ProgrammedAnswer(int status, List<String> header) {
        void writeTo(HttpExchange exchange) throws IOException {
            if (!header.isEmpty()) {
                exchange.getResponseHeaders().set(header.getFirst(), header.getLast());
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
