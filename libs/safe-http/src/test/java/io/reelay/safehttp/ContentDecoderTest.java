package io.reelay.safehttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecoderTest {

    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final FetchLimits LIMITS = new FetchLimits(10_000, Duration.ofSeconds(60), 0);

    private HttpServer server;
    private SafeHttpClient http;
    private Path target;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        http = new SafeHttpClient(PrivateTargetAllowlist.parse("127.0.0.1"), "Reelay/test");
        target = folder.resolve("body");
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void aGzipBodyIsCountedAndHashedDecoded(String coding) throws IOException {
        serve(coding, gzip("hello".getBytes(UTF_8)));

        DownloadResult body = download();

        assertThat(body).isEqualTo(new DownloadResult("video/mp4", 5, HELLO_SHA256));
        assertThat(target).hasContent("hello");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeflatedBodyIsDecodedWithAndWithoutItsHeader(boolean raw) throws IOException {
        serve("deflate", deflate("hello".getBytes(UTF_8), raw));

        assertThat(download().sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void identityChangesNothing() {
        serve("identity", "hello".getBytes(UTF_8));

        assertThat(download().sha256()).isEqualTo(HELLO_SHA256);
    }

    @Test
    void aGzipBodyOfSeveralMembersIsWhole() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            members.writeBytes(gzip("hello".getBytes(UTF_8)));
        }
        serve("gzip", members.toByteArray(), 0);

        assertThat(download(new FetchLimits(100_000, Duration.ofSeconds(60), 0)).bytes())
                .isEqualTo(2_500);
    }

    @ParameterizedTest
    @CsvSource({"br, br", "zstd, zstd", "compress, compress", "'gzip, gzip', 'gzip, gzip'"})
    void anotherCodingIsRefusedByName(String coding, String named) {
        serve(coding, "hello".getBytes(UTF_8));

        OutboundException failure = failure();

        assertThat(failure)
                .hasMessage("The server sent Content-Encoding " + named
                        + ", which is not supported: send the file without it, or with gzip or deflate.");
        assertThat(failure.failure()).isEqualTo(OutboundFailure.UNSUPPORTED_CODING);
        assertThat(failure.failure().retryable()).isFalse();
        assertThat(target).doesNotExist();
    }

    @Test
    void aSmallBodyThatDecodesBeyondTheLimitIsRefused() throws IOException {
        byte[] bomb = gzip(new byte[5_000_000]);
        assertThat(bomb).hasSizeLessThan(10_000);
        serve("gzip", bomb);

        OutboundException failure = failure();

        assertThat(failure.failure()).isEqualTo(OutboundFailure.TOO_LARGE);
        assertThat(failure).hasMessage("The file at 127.0.0.1 is larger than 10000 bytes.");
        assertThat(target).doesNotExist();
    }

    @Test
    void aBodyThatDecodesToNothingIsLimitedByItsReceivedBytes() throws IOException {
        byte[] start = Arrays.copyOf(gzip(new byte[0]), 10);
        byte[] emptyBlocks = new byte[50_000];
        for (int i = 0; i < emptyBlocks.length; i += 5) {
            emptyBlocks[i + 3] = (byte) 0xff;
            emptyBlocks[i + 4] = (byte) 0xff;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(start);
        body.writeBytes(emptyBlocks);
        serve("gzip", body.toByteArray(), 0);

        assertThat(failure().failure()).isEqualTo(OutboundFailure.TOO_LARGE);
    }

    @Test
    void bytesAfterTheCodedPartCountTowardsTheLimit() throws IOException {
        byte[] hello = gzip("hello".getBytes(UTF_8));
        serve("gzip", Arrays.copyOf(hello, 50_000), 0);

        assertThat(failure().failure()).isEqualTo(OutboundFailure.TOO_LARGE);
    }

    @Test
    void aBodyThatDoesNotFitItsCodingIsRefused() {
        serve("gzip", "hello, this is plain text".getBytes(UTF_8));

        assertThat(failure()).hasMessage("The host 127.0.0.1 sent a body that does not fit its Content-Encoding.");
        assertThat(target).doesNotExist();
    }

    @Test
    void aTruncatedCodedBodyIsRefused() throws IOException {
        byte[] whole = gzip("hello".getBytes(UTF_8));
        serve("gzip", Arrays.copyOf(whole, whole.length - 10));

        assertThat(failure().failure()).isEqualTo(OutboundFailure.TRANSFER_FAILED);
        assertThat(target).doesNotExist();
    }

    private void serve(String coding, byte[] body) {
        serve(coding, body, body.length);
    }

    private void serve(String coding, byte[] body, int declaredLength) {
        server.createContext("/", call -> {
            try (call) {
                call.getResponseHeaders().set("Content-Type", "video/mp4");
                call.getResponseHeaders().set("Content-Encoding", coding);
                call.sendResponseHeaders(200, declaredLength);
                call.getResponseBody().write(body);
            }
        });
    }

    private DownloadResult download() {
        return download(LIMITS);
    }

    private DownloadResult download(FetchLimits limits) {
        WebUrl url = WebUrl.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return http.download(url, limits, target);
    }

    private OutboundException failure() {
        return catchThrowableOfType(OutboundException.class, this::download);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(coded)) {
            out.write(content);
        }
        return coded.toByteArray();
    }

    private static byte[] deflate(byte[] content, boolean raw) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(coded, new Deflater(Deflater.DEFAULT_COMPRESSION, raw))) {
            out.write(content);
        }
        return coded.toByteArray();
    }
}
