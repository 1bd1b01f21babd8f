package io.reelay.safehttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.reelay.testkit.http.ReceivedRequest;
import io.reelay.testkit.http.RecordingReceiver;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsOnTheWireTest {

    private static final FetchLimits LIMITS = new FetchLimits(1_000, Duration.ofSeconds(60), 3);
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /приём/заказ?имя=✓         | /%D0%BF%D1%80%D0%B8%D1%91%D0%BC/%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7?%D0%B8%D0%BC%D1%8F=%E2%9C%93
        /a b?c d                   | /a%20b?c%20d
        /a%2fb/%C3%BC?s=a%2Bb+c&&x | /a%2fb/%C3%BC?s=a%2Bb+c&&x
        /a#fragment                | /a
        """)
    void aCallbackArrivesPercentEncoded(String path, String arrived) throws IOException {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                SafeHttpClient http =
                        new SafeHttpClient(PrivateTargetAllowlist.parse(receiver.hostAndPort()), "Reelay/test")) {
            http.send(post("http://" + receiver.hostAndPort() + path), LIMITS);

            assertThat(receiver.requests()).extracting(ReceivedRequest::path).containsExactly(arrived);
        }
    }

    @ParameterizedTest
    @CsvSource({"image_bot.example, image_bot.example", "Bücher.example, xn--bcher-kva.example"})
    void theCheckedHostIsTheHostThatIsSent(String given, String sent) throws IOException {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                SafeHttpClient http = leadingToThisMachine(sent, SSLContexts.createDefault())) {
            String port = receiver.hostAndPort().substring("127.0.0.1".length());

            http.send(post("http://" + given + port + "/hook"), LIMITS);

            assertThat(receiver.requests().getFirst().header("host")).isEqualTo(sent + port);
        }
    }

    /// Read from the first bytes, because the server of the JDK refuses such a name.
    @Test
    void tlsSendsTheServerNameOfAHostWithAnUnderscore() throws Exception {
        CompletableFuture<String> hello = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SafeHttpClient http = leadingToThisMachine("localhost", SSLContexts.createDefault())) {
            Thread.startVirtualThread(() -> {
                try (Socket call = server.accept()) {
                    DataInputStream record = new DataInputStream(call.getInputStream());
                    record.skipNBytes(3);
                    hello.complete(new String(record.readNBytes(record.readUnsignedShort()), ISO_8859_1));
                } catch (IOException e) {
                    hello.completeExceptionally(e);
                }
            });
            OutboundRequest request = post("https://image_bot.example.test:" + server.getLocalPort() + "/");

            OutboundException hungUp = catchThrowableOfType(OutboundException.class, () -> http.send(request, LIMITS));

            assertThat(hello.get(60, TimeUnit.SECONDS)).contains("image_bot.example.test");
            assertThat(hungUp.failure()).isEqualTo(OutboundFailure.CONNECT_FAILED);
        }
    }

    @Test
    void tlsSendsTheServerNameAndVerifiesTheCertificate() throws Exception {
        String host = "image-bot.example.test";
        SSLContext tls = certificateFor("*.example.test");
        List<String> names = new CopyOnWriteArrayList<>();
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", call -> {
            ((ExtendedSSLSession) ((HttpsExchange) call).getSSLSession())
                    .getRequestedServerNames()
                    .forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.start();
        int port = server.getAddress().getPort();

        try (SafeHttpClient http = leadingToThisMachine("localhost", tls)) {
            OutboundResponse answer = http.send(post("https://" + host + ":" + port + "/"), LIMITS);
            OutboundException refused = catchThrowableOfType(
                    OutboundException.class,
                    () -> http.send(post("https://" + host.replace("test", "org") + ":" + port + "/"), LIMITS));

            assertThat(answer.status()).isEqualTo(204);
            assertThat(names).containsExactly(host);
            assertThat(refused.failure()).isEqualTo(OutboundFailure.CONNECT_FAILED);
            assertThat(refused).hasMessageEndingWith("has no valid TLS certificate.");
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, /a%20b/%C3%BC.mp4", "ISO-8859-1, /a%20b/%C3%BC.mp4"})
    void aRedirectIsFollowedWithALocationInAnyCharset(Charset charset, String arrived) throws IOException {
        String onTheWire = new String("/a b/ü.mp4".getBytes(charset), ISO_8859_1);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/from", call -> {
            call.getResponseHeaders().set("Location", onTheWire);
            call.sendResponseHeaders(302, -1);
            call.close();
        });
        server.createContext("/a b/", call -> {
            byte[] target = call.getRequestURI().toString().getBytes(UTF_8);
            call.sendResponseHeaders(200, target.length);
            call.getResponseBody().write(target);
            call.close();
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();

        try (SafeHttpClient http = new SafeHttpClient(PrivateTargetAllowlist.parse(host), "Reelay/test")) {
            http.download(WebUrl.parse("http://" + host + "/from"), LIMITS, folder.resolve("body"));
        } finally {
            server.stop(0);
        }

        assertThat(folder.resolve("body")).hasContent(arrived);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
        ftp://ex.org/a      | The host 127.0.0.1 redirects to a URL that is not valid. It must be an https URL with a valid host.
        https://a@ex.org/   | The host 127.0.0.1 redirects to a URL that is not valid. The URL must not contain credentials: remove the part up to the @.
        http://0x0a000001/  | The host 10.0.0.1 is not on the public internet: use a public one, or ask the operator to allow this one.
        null                | The host 127.0.0.1 answered with status 302 without a Location.
        """)
    void aBlockedRedirectNamesTheReason(String location, String sentence) throws IOException {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                SafeHttpClient http =
                        new SafeHttpClient(PrivateTargetAllowlist.parse(receiver.hostAndPort()), "Reelay/test")) {
            if (location == null) {
                receiver.answer(302);
            } else {
                receiver.answerWithHeader(302, "Location", location);
            }
            WebUrl url = WebUrl.parse(receiver.url("/from").toString());

            OutboundException refused = catchThrowableOfType(
                    OutboundException.class, () -> http.download(url, LIMITS, folder.resolve("body")));

            assertThat(refused).hasMessage(sentence);
        }
    }

    @Test
    void aDownloadAsksForNoContentCoding() throws IOException {
        try (RecordingReceiver receiver = RecordingReceiver.start();
                SafeHttpClient http =
                        new SafeHttpClient(PrivateTargetAllowlist.parse(receiver.hostAndPort()), "Reelay/test")) {
            http.send(post(receiver.url("/").toString()), LIMITS);

            assertThat(receiver.requests().getFirst().header("accept-encoding")).isEqualTo("identity");
        }
    }

    private static OutboundRequest post(String url) {
        return OutboundRequest.post(WebUrl.parse(url), Map.of(), new byte[0]);
    }

    private static SafeHttpClient leadingToThisMachine(String opened, SSLContext tls) {
        SsrfGuard guard = new SsrfGuard(PrivateTargetAllowlist.parse(opened + ",127.0.0.1"), _ ->
                new InetAddress[] {InetAddress.getLoopbackAddress()});
        return new SafeHttpClient(guard, "Reelay/test", Duration.ofSeconds(5), tls);
    }

    private SSLContext certificateFor(String name) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=dns:" + name,
                        "-storepass",
                        String.valueOf(PASSWORD),
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return SSLContexts.custom()
                .loadKeyMaterial(store, PASSWORD, PASSWORD)
                .loadTrustMaterial(store, PASSWORD)
                .build();
    }
}
