package io.reelay.safehttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeHttpClientTest {

    private static final FetchLimits LIMITS = new FetchLimits(1_000, Duration.ofSeconds(60), 3);

    private final CountDownLatch testEnds = new CountDownLatch(1);
    private HttpServer server;
    private SafeHttpClient http;
    private Path target;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        http = new SafeHttpClient(PrivateTargetAllowlist.parse("127.0.0.1:" + port()), "Reelay/test");
        target = folder.resolve("body");
    }

    @AfterEach
    void stop() throws IOException {
        testEnds.countDown();
        http.close();
        server.stop(0);
    }

    @Test
    void aDownloadIsCountedAndHashed() {
        serve("/a", 200, "hello");

        DownloadResult body = http.download(url("/a"), LIMITS, target);

        assertThat(body)
                .isEqualTo(new DownloadResult(
                        "text/plain", 5, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
        assertThat(target).hasContent("hello");
    }

    @Test
    void aRedirectIsFollowed() {
        redirect("/from", "/to");
        serve("/to", 200, "there");

        http.download(url("/from"), LIMITS, target);

        assertThat(target).hasContent("there");
    }

    @Test
    void aRedirectIntoThePrivateNetworkIsRefused() {
        redirect("/from", "http://10.0.0.1/latest/meta-data");

        assertThat(failureOfDownload("/from", LIMITS)).isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
    }

    @Test
    void redirectsInACircleEnd() {
        redirect("/circle", "/circle");

        assertThat(failureOfDownload("/circle", LIMITS)).isEqualTo(OutboundFailure.TOO_MANY_REDIRECTS);
    }

    @Test
    void aBodyBeyondTheLimitIsCutOffWhetherItsLengthIsDeclaredOrNot() {
        serve("/declared", 200, "x".repeat(1_001));
        server.createContext("/undeclared", call -> {
            call.sendResponseHeaders(200, 0);
            endlessly(call);
        });

        assertThat(failureOfDownload("/declared", LIMITS)).isEqualTo(OutboundFailure.TOO_LARGE);
        assertThat(failureOfDownload("/undeclared", LIMITS)).isEqualTo(OutboundFailure.TOO_LARGE);
        assertThat(target).doesNotExist();
    }

    @Test
    void aBodyThatEndsEarlyIsNotTakenForWhole() {
        server.createContext("/cut", call -> {
            call.sendResponseHeaders(200, 100);
            call.getResponseBody().write("only this".getBytes(UTF_8));
            call.getResponseBody().flush();
            throw new IOException("the server breaks off");
        });

        assertThat(failureOfDownload("/cut", LIMITS)).isEqualTo(OutboundFailure.TRANSFER_FAILED);
        assertThat(target).doesNotExist();
    }

    @Test
    void aServerThatTricklesIsCutOffAtTheDeadline() {
        server.createContext("/slow", call -> {
            call.sendResponseHeaders(200, 100);
            call.getResponseBody().write('x');
            call.getResponseBody().flush();
            awaitEnd();
        });

        FetchLimits soon = new FetchLimits(1_000, Duration.ofMillis(200), 0);
        assertThat(failureOfDownload("/slow", soon)).isEqualTo(OutboundFailure.TIMEOUT);
    }

    @Test
    void statusesTellWhetherAnotherTryCanHelp() {
        serve("/gone", 404, "");
        serve("/busy", 503, "");

        assertThat(failureOfDownload("/gone", LIMITS)).isEqualTo(OutboundFailure.REJECTED);
        assertThat(failureOfDownload("/busy", LIMITS)).isEqualTo(OutboundFailure.UNAVAILABLE);
    }

    @Test
    void aNameThatChangesItsMeaningAfterTheCheckLeadsNowhere() throws IOException {
        serve("/secret", 200, "secret");
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.216.34", "127.0.0.1"));
        SsrfGuard guard = new SsrfGuard(PrivateTargetAllowlist.none(), host ->
                new InetAddress[] {InetAddress.getByName(answers.removeFirst())});

        try (SafeHttpClient fooled =
                new SafeHttpClient(guard, "Reelay/test", Duration.ofSeconds(1), SSLContexts.createDefault())) {
            WebUrl url = WebUrl.parse("https://rebinding.example:" + port() + "/secret");
            BlockedTargetException refused =
                    catchThrowableOfType(BlockedTargetException.class, () -> fooled.download(url, LIMITS, target));

            assertThat(refused.failure()).isEqualTo(OutboundFailure.PRIVATE_ADDRESS);
            assertThat(answers).isEmpty();
        }
    }

    @Test
    void aCallbackGetsWhateverIsAnswered() {
        redirect("/moved", "/elsewhere");
        server.createContext("/hook", call -> {
            byte[] answer = (call.getRequestMethod() + " "
                            + call.getRequestHeaders().getFirst("webhook-id") + " "
                            + call.getRequestHeaders().getFirst("User-Agent") + " "
                            + new String(call.getRequestBody().readAllBytes(), UTF_8))
                    .getBytes(UTF_8);
            call.getResponseHeaders().set("Retry-After", "7");
            call.sendResponseHeaders(503, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });

        OutboundResponse answer = http.send(post("/hook"), LIMITS);
        OutboundResponse moved = http.send(post("/moved"), LIMITS);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).contains("7");
        assertThat(new String(answer.head(), UTF_8)).isEqualTo("POST job_1:done Reelay/test {}");
        assertThat(moved.status()).isEqualTo(302);
    }

    @Test
    void onlyTheHeadOfALongAnswerIsRead() {
        server.createContext("/chatty", call -> {
            call.sendResponseHeaders(200, 0);
            endlessly(call);
        });

        OutboundResponse answer = http.send(post("/chatty"), LIMITS);

        assertThat(answer.head()).hasSize(1_000);
    }

    @Test
    void theStatusStandsWhateverBecomesOfTheBody() {
        server.createContext("/cut", call -> {
            call.sendResponseHeaders(410, 100);
            call.getResponseBody().write("only this".getBytes(UTF_8));
            call.getResponseBody().flush();
            throw new IOException("the server breaks off");
        });
        server.createContext("/slow", call -> {
            call.sendResponseHeaders(200, 0);
            call.getResponseBody().write("thanks".getBytes(UTF_8));
            call.getResponseBody().flush();
            awaitEnd();
        });

        OutboundResponse cut = http.send(post("/cut"), LIMITS);
        OutboundResponse slow = http.send(post("/slow"), new FetchLimits(1_000, Duration.ofSeconds(3), 0));

        assertThat(cut.status()).isEqualTo(410);
        assertThat(new String(cut.head(), UTF_8)).isEqualTo("only this");
        assertThat(slow.status()).isEqualTo(200);
        assertThat(new String(slow.head(), UTF_8)).isEqualTo("thanks");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nx-long: ', x",
        "'HTTP/1.1 200 OK\r\n', 'x-many: y\r\n'",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nx-trailer: ', x",
    })
    void headersThatDoNotEndAreCutOff(String beginning, String rest) throws IOException {
        try (ServerSocket bomber = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                SafeHttpClient guarded = new SafeHttpClient(PrivateTargetAllowlist.parse("127.0.0.1"), "Reelay/test")) {
            Thread.startVirtualThread(() -> answerWithoutEnd(bomber, beginning, rest));
            WebUrl url = WebUrl.parse("http://127.0.0.1:" + bomber.getLocalPort());

            OutboundException failure =
                    catchThrowableOfType(OutboundException.class, () -> guarded.download(url, LIMITS, target));

            assertThat(failure.failure()).isEqualTo(OutboundFailure.TRANSFER_FAILED);
            assertThat(failure).hasRootCauseInstanceOf(MessageConstraintException.class);
        }
    }

    @Test
    void aClosedPortIsAFailureToConnect() {
        WebUrl closed = url("/");
        server.stop(0);

        OutboundException failure =
                catchThrowableOfType(OutboundException.class, () -> http.download(closed, LIMITS, target));

        assertThat(failure.failure()).isEqualTo(OutboundFailure.CONNECT_FAILED);
    }

    @Test
    void aFaultOfTheDiskIsNotAFaultOfTheHost() {
        serve("/a", 200, "hello");

        Throwable failure = catchThrowable(() -> http.download(url("/a"), LIMITS, target.resolve("no-folder/file")));

        assertThat(failure).isInstanceOf(UncheckedIOException.class);
    }

    private OutboundFailure failureOfDownload(String path, FetchLimits limits) {
        return catchThrowableOfType(OutboundException.class, () -> http.download(url(path), limits, target))
                .failure();
    }

    private OutboundRequest post(String path) {
        return OutboundRequest.post(
                url(path),
                Map.of("webhook-id", "job_1:done", "Content-Type", "application/json"),
                "{}".getBytes(UTF_8));
    }

    private void serve(String path, int status, String body) {
        server.createContext(path, call -> {
            byte[] bytes = body.getBytes(UTF_8);
            call.getResponseHeaders().set("Content-Type", "text/plain");
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
    }

    private void redirect(String path, String location) {
        server.createContext(path, call -> {
            call.getResponseHeaders().set("Location", location);
            call.sendResponseHeaders(302, -1);
            call.close();
        });
    }

    private static void endlessly(HttpExchange call) throws IOException {
        byte[] chunk = new byte[8_192];
        while (true) {
            call.getResponseBody().write(chunk);
        }
    }

    /// Does not read the request; sends until the client closes the connection.
    private static void answerWithoutEnd(ServerSocket server, String beginning, String rest) {
        try (Socket call = server.accept()) {
            call.getOutputStream().write(beginning.getBytes(UTF_8));
            byte[] more = rest.repeat(1_000).getBytes(UTF_8);
            while (true) {
                call.getOutputStream().write(more);
            }
        } catch (IOException e) {
            // The client closed the connection; the test waits for that.
        }
    }

    private void awaitEnd() {
        try {
            testEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WebUrl url(String path) {
        return WebUrl.parse("http://127.0.0.1:" + port() + path);
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
