package io.reelay.uploader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.events.MediaStored;
import io.reelay.testkit.http.Curl;
import io.reelay.testkit.http.RawConnection;
import io.reelay.testkit.media.Exif;
import io.reelay.testkit.media.SampleImages;
import io.reelay.uploader.fixture.StorageProxy;
import io.reelay.uploader.fixture.TestAccounts;
import io.reelay.uploader.fixture.TestAccounts.Keyed;
import io.reelay.uploader.fixture.TestEvents;
import io.reelay.uploader.fixture.TestStorage;
import io.reelay.uploader.fixture.UploaderProfile;
import io.reelay.uploader.storage.Sha256;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(UploaderProfile.class)
@QuarkusTestResource(StorageProxy.class)
class UploadIT {

    private static final String UPLOADS = "/v1/uploads";

    private final TestAccounts accounts;
    private final TestEvents events;
    private final TestStorage storage;
    private Keyed account = new Keyed("", "");

    UploadIT(TestAccounts accounts, TestEvents events, TestStorage storage) {
        this.accounts = accounts;
        this.events = events;
        this.storage = storage;
    }

    @BeforeEach
    void openAccount() {
        account = accounts.open();
    }

    @Test
    void anUploadIsStoredNormalizedAndServedByItsSignedUrl() {
        JsonPath upload = caller().multiPart(
                        "file", "me.jpg", SampleImages.rotatedJpeg(640, 360, Exif.TURN_RIGHT), "image/jpeg")
                .post(UPLOADS)
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("id", startsWith("upl_"))
                .body("contentType", equalTo("image/jpeg"))
                .body("width", equalTo(360))
                .body("height", equalTo(640))
                .body("changes", contains("orientation applied", "metadata removed"))
                .extract()
                .jsonPath();

        byte[] stored = given().urlEncodingEnabled(false)
                .get(upload.getString("url"))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(stored).hasSize(upload.getInt("bytes"));
        assertThat(Sha256.of(stored)).isEqualTo(upload.getString("sha256"));
        given().urlEncodingEnabled(false)
                .get(upload.getString("url").replaceFirst("Expires=\\d+", "Expires=600000"))
                .then()
                .statusCode(403);
        MediaStored event = events.awaitEvent(upload.getString("id"), MediaStored.class);
        assertThat(event.kind()).isEqualTo(MediaStored.Kind.UPLOAD);
        assertThat(event.media().sha256()).isEqualTo(upload.getString("sha256"));
    }

    @Test
    void aRawBodyIsAccepted() {
        caller().contentType("image/webp")
                .body(SampleImages.webp())
                .post(UPLOADS)
                .then()
                .statusCode(201)
                .body("contentType", equalTo("image/jpeg"))
                .body("changes", hasItems("converted from WEBP to JPEG"));
    }

    @Test
    void anUploadIsVisibleToItsAccountOnly() {
        String id = caller().contentType("image/png")
                .body(SampleImages.png(320, 180))
                .post(UPLOADS)
                .jsonPath()
                .getString("id");
        String otherKey = accounts.open().key();

        caller().get(UPLOADS + "/" + id).then().statusCode(200).body("id", equalTo(id));
        given().header("Authorization", "Bearer " + otherKey)
                .get(UPLOADS + "/" + id)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    static Stream<Arguments> badImages() {
        return Stream.of(
                Arguments.of("a PDF", SampleImages.pdf(), 415, "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of("11 MB", SampleImages.pngLargerThan(11_000_000), 413, "PAYLOAD_TOO_LARGE"),
                Arguments.of("60 megapixels", SampleImages.plainPng(10_000, 6_000), 400, "INVALID_REQUEST"),
                Arguments.of("corrupt", SampleImages.corruptJpeg(), 400, "INVALID_REQUEST"),
                Arguments.of("empty", new byte[0], 415, "UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void aCheckReturnsTheResultOfAnUploadWithoutStoringIt() {
        // When
        ValidatableResponse response = caller().contentType("image/jpeg")
                .body(SampleImages.rotatedJpeg(640, 360, Exif.TURN_RIGHT))
                .post(UPLOADS + "/check")
                .then();

        // Then
        response.statusCode(200)
                .body("contentType", equalTo("image/jpeg"), "width", equalTo(360), "height", equalTo(640))
                .body("changes", contains("orientation applied", "metadata removed"));
        assertThat(storage.isEmpty("uploads/" + account.id())).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badImages")
    void aCheckRejectsWithTheMessageOfTheUpload(String name, byte[] content, int status, String code) {
        String message = caller().contentType("image/jpeg")
                .body(content)
                .post(UPLOADS)
                .jsonPath()
                .getString("errors[0].message");

        caller().contentType("image/jpeg")
                .body(content)
                .post(UPLOADS + "/check")
                .then()
                .statusCode(status)
                .body("code", equalTo(code), "errors[0].message", equalTo(message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badImages")
    void aBadImageIsRejectedByItsContent(String name, byte[] content, int status, String code) {
        caller().multiPart("file", "photo.jpg", content, "image/jpeg")
                .post(UPLOADS)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("errors[0].field", equalTo("file"))
                .body("instance", equalTo(UPLOADS));
    }

    @Test
    void aBodyFarAboveTheLimitIsRejectedWithAProblem() {
        caller().contentType("image/png")
                .body(new byte[40_000_000])
                .post(UPLOADS)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void aFormWithoutTheFilePartIsRejectedWithTheField() {
        caller().multiPart("image", "photo.jpg", SampleImages.jpeg(64, 64), "image/jpeg")
                .post(UPLOADS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("file"));
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=x, 400, INVALID_REQUEST",
        "no type, 415, UNSUPPORTED_MEDIA_TYPE",
        ";;, 415, UNSUPPORTED_MEDIA_TYPE"
    })
    void aBodyThatDoesNotMatchItsContentTypeIsAClientError(String contentType, int status, String code)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + UPLOADS))
                .header("X-API-Key", account.key())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString("--x"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename=\"a\\\"b\\\\c é.jpg\"",
                "filename=\"a\\\"; name=\\\"other\\\"; b=\\\"\"",
                "filename*=UTF-8''a%20%C3%A9.jpg",
                "filename*=KLINGON''a%zz.jpg",
                "filename=\"../../etc/passwd\"",
                "filename=\"a\r\nX-Evil: 1\"",
                "FileName=\"\""
            })
    void aFileNameIsHarmless(String fileName) throws Exception {
        assertThat(post("multipart/form-data; Boundary=x", form(fileName)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aLongFileNameIsHarmless() throws Exception {
        var form = form("filename=\"" + "é".repeat(5 * 1024) + ".jpg\"");

        assertThat(post("multipart/form-data; boundary=x", form).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"HTTP_2, true", "HTTP_2, false", "HTTP_1_1, true"})
    void aMegabyteIsReceivedWithAnHttp2UpgradeOrExpectContinue(HttpClient.Version version, boolean expectContinue)
            throws Exception {
        // Given
        var request = request("image/png")
                .timeout(Duration.ofSeconds(20))
                .expectContinue(expectContinue)
                .POST(HttpRequest.BodyPublishers.ofByteArray(SampleImages.pngLargerThan(1_500_000)))
                .build();

        try (var client = HttpClient.newBuilder().version(version).build()) {
            // When
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Expect:", "Expect: 100-continue"})
    void curlUploadsAMegabyteWithAnHttp2Upgrade(String header, @TempDir Path folder) throws Exception {
        // Given
        assumeTrue(Curl.isInstalled(), "curl is not installed");
        var file = Files.write(folder.resolve("lake.png"), SampleImages.pngLargerThan(1_500_000));
        var arguments = new ArrayList<>(List.of("--http2", "-H", "X-API-Key: " + account.key(), "-F", "file=@" + file));
        if (!header.isEmpty()) {
            arguments.addAll(List.of("-H", header));
        }
        arguments.add("http://127.0.0.1:" + RestAssured.port + UPLOADS);

        // When
        var outcome = Curl.send(arguments);

        // Then
        assertThat(outcome).isEqualTo(new Curl.Outcome(0, "201"));
    }

    @ParameterizedTest
    @CsvSource({"guess, 1500000, 401", "'', 40000000, 413"})
    void aRejectionIsSentBeforeTheBody(String key, int length, int status) throws Exception {
        try (var connection = RawConnection.open(RestAssured.port)) {
            // When
            var answer = connection
                    .send(("POST /v1/uploads HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n"
                                    + "Content-Type: multipart/form-data; boundary=x\r\n"
                                    + "Content-Length: %d\r\nExpect: 100-continue\r\n\r\n")
                            .formatted(key.isEmpty() ? account.key() : key, length))
                    .answer();

            // Then
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        }
    }

    @Test
    void aFormWithTwoImagesIsRejected() {
        caller().multiPart("file", "a.jpg", SampleImages.jpeg(64, 64), "image/jpeg")
                .multiPart("file", "b.jpg", SampleImages.jpeg(64, 64), "image/jpeg")
                .post(UPLOADS)
                .then()
                .statusCode(400)
                .body("errors[0].message", equalTo("is given more than once: send one image."));
    }

    private static byte[] form(String fileName) {
        var before = "--x\r\nContent-Disposition: form-data; name=\"file\"; %s\r\n\r\n"
                .formatted(fileName)
                .getBytes(StandardCharsets.UTF_8);
        var image = SampleImages.jpeg(64, 64);
        var after = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(before.length + image.length + after.length)
                .put(before)
                .put(image)
                .put(after)
                .array();
    }

    private HttpResponse<String> post(String contentType, byte[] body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    request(contentType)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String contentType) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + UPLOADS))
                .header("X-API-Key", account.key())
                .header("Content-Type", contentType);
    }

    @Test
    void aRequestWithoutAValidKeyIsUnauthenticated() {
        given().get(UPLOADS + "/upl_x")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("X-API-Key", "wrong").get(UPLOADS + "/upl_x").then().statusCode(401);
    }

    @Test
    void rejectionsByTheFrameworkAreProblems() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        caller().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .delete(UPLOADS + "/upl_x")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("METHOD_NOT_ALLOWED"))
                .body("traceId", equalTo(trace));
        caller().get("/v1/nowhere").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    private RequestSpecification caller() {
        return given().header("X-API-Key", account.key());
    }
}
