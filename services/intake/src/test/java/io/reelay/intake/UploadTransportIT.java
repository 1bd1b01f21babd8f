package io.reelay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.testkit.http.Curl;
import io.reelay.testkit.http.RawConnection;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends bodies of more than a megabyte with real clients. A client that requests HTTP/2 without TLS and a client that
/// waits for `100 Continue` must never hang.
@QuarkusTest
class UploadTransportIT {

    /// Above the size of one megabyte from which curl sends `Expect: 100-continue`.
    private static final int IMAGE_SIZE = 1_500_000;

    private final FakeSystem system;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    UploadTransportIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/uploads, 201, ''",
        "/v1/uploads, 201, Expect:",
        "/v1/uploads, 201, Expect: 100-continue",
        "/v1/jobs, 202, ''",
        "/v1/jobs, 202, Expect:",
        "/v1/jobs, 202, Expect: 100-continue"
    })
    void curlCanUploadAMegabyteWithAnHttp2Upgrade(String path, int status, String header) throws Exception {
        // Given
        assumeTrue(Curl.isInstalled(), "curl is not installed");
        var file = Files.write(folder.resolve("lake.jpg"), image());
        var arguments = new ArrayList<>(List.of("--http2", "-H", "X-API-Key: " + FakeSystem.KEY));
        if (!header.isEmpty()) {
            arguments.addAll(List.of("-H", header));
        }
        if (path.equals("/v1/jobs")) {
            arguments.addAll(List.of("-F", "request={\"model\":\"runway/gen4_turbo\"};type=application/json"));
            arguments.addAll(List.of("-F", "image=@" + file));
        } else {
            arguments.addAll(List.of("-H", "Content-Type: image/jpeg", "--data-binary", "@" + file));
        }
        arguments.add(url(path));

        // When
        var outcome = Curl.send(arguments);

        // Then
        assertThat(outcome).isEqualTo(new Curl.Outcome(0, String.valueOf(status)));
    }

    @ParameterizedTest
    @CsvSource({"HTTP_2, true", "HTTP_2, false", "HTTP_1_1, true", "HTTP_1_1, false"})
    void theJavaHttpClientCanUploadAMegabyte(HttpClient.Version version, boolean expectContinue) throws Exception {
        // Given
        var form = HttpRequest.newBuilder(URI.create(url("/v1/jobs")))
                .timeout(Duration.ofSeconds(20))
                .expectContinue(expectContinue)
                .header("X-API-Key", FakeSystem.KEY)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(form("image", "filename=\"lake.jpg\"")))
                .build();

        try (var client = HttpClient.newBuilder().version(version).build()) {
            // When
            var response = client.send(form, HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @CsvSource({"/v1/uploads, image/jpeg, 201", "/v1/jobs, multipart/form-data; boundary=x, 202"})
    void aClientThatExpectsContinueReceivesIt(String path, String contentType, int status) throws Exception {
        // Given
        var body = path.equals("/v1/jobs") ? form("image", "filename=\"lake.jpg\"") : image();
        try (var connection = RawConnection.open(RestAssured.port)) {
            connection.send(head(path, FakeSystem.KEY, contentType, body.length, "Expect: 100-continue\r\n"));

            // When
            var interim = connection.answer();
            var response = connection.send(body).answer();

            // Then
            assertThat(interim.status()).isEqualTo(100);
            assertThat(response.status()).as(response.body()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/jobs, guess, 1500000, 401",
        "/v1/uploads, guess, 1500000, 401",
        "/v1/jobs, test-key, 20000000, 413",
        "/v1/uploads, test-key, 20000000, 413"
    })
    void aRejectionIsSentBeforeTheBodyIsRead(String path, String key, int length, int status) throws Exception {
        try (var connection = RawConnection.open(RestAssured.port)) {
            // When
            var response = connection
                    .send(head(path, key, "multipart/form-data; boundary=x", length, "Expect: 100-continue\r\n"))
                    .answer();

            // Then
            assertThat(response.status()).as(response.body()).isEqualTo(status);
            assertThat(response.head()).containsIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRejectedClientCanSendItsNextRequest(boolean expectContinue) throws Exception {
        // Given
        var rejected = HttpRequest.newBuilder(URI.create(url("/v1/jobs")))
                .timeout(Duration.ofSeconds(20))
                .expectContinue(expectContinue)
                .header("X-API-Key", "guess")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(form("image", "filename=\"lake.jpg\"")))
                .build();
        var next = HttpRequest.newBuilder(URI.create(url("/v1/account")))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", FakeSystem.KEY)
                .build();

        try (var client = HttpClient.newHttpClient()) {
            // When
            var first = client.send(rejected, HttpResponse.BodyHandlers.ofString());
            var second = client.send(next, HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(first.statusCode()).isEqualTo(401);
            assertThat(second.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs", "/v1/uploads"})
    void aClientThatDoesNotExpectContinueReceivesTheRejection(String path) throws Exception {
        // Given
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", "guess")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(form("image", "filename=\"lake.jpg\"")))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            // When
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(response.statusCode()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"a\\\"b\\\\c é.jpg\"",
                "filename=\"a\\\"; name=\\\"request\\\"; x=\\\".jpg\"",
                "filename=\"漢字 🌄.jpg\"",
                "filename*=UTF-8''a%20%C3%A9.jpg",
                "filename=\"a.jpg\"; filename*=UTF-8''a%20%C3%A9.jpg",
                "filename*=UTF-8''a%zz.jpg",
                "filename*=KLINGON''a.jpg",
                "filename*=UTF-8",
                "filename*=",
                "filename=lake.jpg",
                "FileName=\"lake.jpg\"",
                "filename=\"\"",
                "filename=\"open",
                "filename=\"a%0d%0aX-Evil: 1.jpg\"",
                "filename=\"a\r\nX-Evil: 1\"",
                "filename=\"../../etc/passwd\"",
                "filename=\"a\0b.jpg\""
            })
    void aFileNameIsHarmless(String fileName) throws Exception {
        assertThat(posted("multipart/form-data; boundary=x", form("image", fileName))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aLongFileNameIsHarmless() throws Exception {
        var form = form("image", "filename=\"" + "é".repeat(5 * 1024) + ".jpg\"");

        assertThat(posted("multipart/form-data; boundary=x", form).statusCode()).isEqualTo(202);
    }

    @Test
    void theFileNameCannotChangeThePartName() throws Exception {
        // Given: parsed without quotes and backslashes, the file would become a second part `request`
        var form = ("--x\r\nContent-Disposition: form-data; filename=\"a\\\"; name=\\\"request\\\"; y=\\\"\";"
                        + " name=\"other\"\r\n\r\n{}\r\n--x--\r\n")
                .getBytes(StandardCharsets.UTF_8);

        // When
        var response = posted("multipart/form-data; boundary=x", form);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"other\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; Boundary=x",
                "Multipart/Form-Data; BOUNDARY=\"x\"",
                "multipart/form-data; CHARSET=utf-8; Boundary=x"
            })
    void contentTypeParameterNamesAreCaseInsensitive(String contentType) throws Exception {
        assertThat(posted(contentType, form("image", "filename=\"lake.jpg\"")).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image/jpeg; name=\"é漢\"", "image/jpeg; name=\"a\u0001b\"", "image/jpeg; name=\"a\u007fb\""})
    void anUnusualContentTypeIsNotAServerError(String contentType) throws Exception {
        // Given
        var body = image();
        try (var connection = RawConnection.open(RestAssured.port)) {
            // When
            var response = connection
                    .send(head("/v1/uploads", FakeSystem.KEY, contentType, body.length, ""))
                    .send(body)
                    .answer();

            // Then
            assertThat(response.status()).as(response.body()).isIn(201, 400, 415);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; CHARSET=UTF-8", "Application/JSON;Charset=\"utf-8\""})
    void theCharsetOfAJsonBodyIsCaseInsensitive(String contentType) throws Exception {
        var job = "{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake é\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(posted(contentType, job).statusCode()).isEqualTo(202);
    }

    private static HttpResponse<String> posted(String contentType, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url("/v1/jobs")))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", FakeSystem.KEY)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String head(String path, String key, String contentType, int length, String more) {
        return "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nX-API-Key: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
                .formatted(path, key, contentType, length, more);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + RestAssured.port + path;
    }

    private static byte[] image() {
        var image = new byte[IMAGE_SIZE];
        image[0] = (byte) 0xff;
        image[1] = (byte) 0xd8;
        return image;
    }

    /// A form with a job and an image.
    private static byte[] form(String part, String fileName) {
        var before = """
            --x\r
            Content-Disposition: form-data; name="request"\r
            Content-Type: application/json\r
            \r
            {"model": "runway/gen4_turbo"}\r
            --x\r
            Content-Disposition: form-data; name="%s"; %s\r
            Content-Type: image/jpeg\r
            \r
            """.formatted(part, fileName).getBytes(StandardCharsets.UTF_8);
        var after = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        var form = new byte[before.length + IMAGE_SIZE + after.length];
        System.arraycopy(before, 0, form, 0, before.length);
        System.arraycopy(image(), 0, form, before.length, IMAGE_SIZE);
        System.arraycopy(after, 0, form, before.length + IMAGE_SIZE, after.length);
        return form;
    }
}
