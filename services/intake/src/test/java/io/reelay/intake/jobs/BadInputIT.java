package io.reelay.intake.jobs;

import static io.reelay.intake.FakeSystem.producer;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.http.ContentType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.FakeSystem;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputIT {

    private final FakeSystem system;

    BadInputIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        model            | {"model": "runware/google:3@3", "prompt": "a lake"}
        model            | {"prompt": "a lake"}
        prompt           | {"model": "runware/google:3@2"}
        size             | {"model": "runware/google:3@2", "prompt": "a lake", "size": "4:3"}
        size             | {"model": "runware/google:3@2", "prompt": "a lake", "size": "large"}
        duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": 5}
        duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": "8"}
        duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": 8.5}
        duration         | {"model": "runwayml-gen4_turbo-5", "image": "https://1.1.1.1/a.jpg", "duration": 10}
        image            | {"model": "runway/gen4_turbo", "prompt": "a lake"}
        image            | {"model": "runway/gen4_turbo", "image": "https://10.0.0.1/a.jpg"}
        image            | {"model": "runway/gen4_turbo", "image": "https://localhost/a.jpg"}
        image            | {"model": "runway/gen4_turbo", "image": "http://1.1.1.1/a.jpg"}
        image            | {"model": "runway/gen4_turbo", "image": "ftp://1.1.1.1/a.jpg"}
        image            | {"model": "runway/gen4_turbo", "image": "upl_00000000000000000000000000"}
        image            | {"model": "runway/gen4_turbo", "image": "data:image/jpeg;base64,%%%"}
        image            | {"model": "runway/gen4_turbo", "image": "lake.jpg"}
        lastImage        | {"model": "runway/gen4_turbo", "image": "https://1.1.1.1/a.jpg", "lastImage": "https://1.1.1.1/b.jpg"}
        prompt           | {"model": "runware/google:3@2", "prompt": "a lake", "prompt": "a sea"}
        seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": null}
        seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": 0}
        seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": "7"}
        promt            | {"model": "runware/google:3@2", "promt": "a lake"}
        providerFields.x | {"model": "runware/google:3@2", "prompt": "a lake", "providerFields": {"x": 1}}
        watermark        | {"model": "runware/google:3@2", "prompt": "a lake", "watermark": true}
        translatePrompt  | {"model": "runware/google:3@2", "prompt": "a lake", "translatePrompt": true}
        priority         | {"model": "runware/google:3@2", "prompt": "a lake", "priority": "high"}
        deadline         | {"model": "runware/google:3@2", "prompt": "a lake", "deadline": "15 minutes"}
        deadline         | {"model": "runware/google:3@2", "prompt": "a lake", "deadline": "P2D"}
        metadata         | {"model": "runware/google:3@2", "prompt": "a lake", "metadata": {"user": null}}
        callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://127.0.0.1/hook"}
        callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://[::1]/hook"}
        callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://169.254.169.254/x"}
        webhookUrl       | {"model": "runware/google:3@2", "prompt": "a lake", "webhookUrl": "http://1.1.1.1/hook"}
        callbackEvents   | {"model": "runware/google:3@2", "prompt": "a lake", "callbackEvents": ["job.completed"]}
        callbackEvents   | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://1.1.1.1/", "callbackEvents": ["job.done"]}
        """)
    void theErrorNamesTheInvalidField(String field, String request) {
        rejected(producer().body(request).post("/v1/jobs").then())
                .body("errors.field", hasItem(field), "errors[0].message", notNullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        callbackUrl | hooks/reelay            | The URL must be absolute: https://host/path.
        callbackUrl | ftp://1.1.1.1/hook      | The URL begins with ftp:, which is not supported: use https://host/path.
        callbackUrl | https:///hook           | The URL has no host: use https://host/path.
        callbackUrl | https://a:b@1.1.1.1/    | The URL must not contain credentials: remove the part up to the @.
        callbackUrl | https://1.1.1.1:99999/  | The port of the URL is not valid: use a number from 1 to 65535.
        callbackUrl | https://1.1.1.1/\\u0000 | The URL contains a control character, or half of a character: remove it.
        callbackUrl | https://0x7f.1/hook     | The host 127.0.0.1 is not on the public internet: use a public one, or ask the operator to allow this one.
        image       | https://2130706433/a    | The host 127.0.0.1 is not on the public internet: use a public one, or ask the operator to allow this one.
        image       | https://ex..org/a.jpg   | The host of the URL is not valid: use an IP address, or a DNS name of letters, digits, '-' and '_' with at most 63 characters between two dots and 253 in all.
        image       | a lake.jpg              | must be an https URL, a data URI or an upload id.
        """, quoteCharacter = '~')
    void theErrorOfAnInvalidUrlSaysWhatToChange(String field, String url, String message) {
        rejected(producer()
                        .body("{\"model\": \"runway/gen4_turbo\", \"%s\": \"%s\"}".formatted(field, url))
                        .post("/v1/jobs")
                        .then())
                .body("errors.find { it.field == '%s' }.message".formatted(field), equalTo(message));
    }

    @Test
    void allErrorsAreReportedTogetherWithTheAllowedValues() {
        // When
        var response = producer()
                .body("{\"model\": \"runware/google:3@2\", \"duration\": 5, \"callbackUrl\": \"https://10.0.0.1/\"}")
                .post("/v1/jobs")
                .then();

        // Then
        rejected(response)
                .body("errors.field", hasItems("prompt", "duration", "callbackUrl"))
                .body("errors.find { it.field == 'duration' }.allowed", equalTo(java.util.List.of(8)));
    }

    @ParameterizedTest
    @CsvSource({"8.0, 42.0", "8, 42", "0.8e1, 4.2e1"})
    void aNumberWithoutAFractionIsAWholeNumber(String duration, String seed) {
        producer()
                .body("{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\", \"duration\": %s, \"seed\": %s}"
                        .formatted(duration, seed))
                .post("/v1/jobs?dryRun=true")
                .then()
                .statusCode(200)
                .body("request.duration", equalTo(8), "request.seed", equalTo(42));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        8.5         | runware/google:3@2 does not make clips of 8.5 seconds; `duration` must be 8.
        99999999999 | runware/google:3@2 does not make clips of 99999999999 seconds; `duration` must be 8.
        1e400       | runware/google:3@2 does not make clips of 1E+400 seconds; `duration` must be 8.
        """)
    void anUnsupportedDurationIsRejectedWithTheAllowedValues(String duration, String message) {
        rejected(producer()
                        .body("{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\", \"duration\": %s}"
                                .formatted(duration))
                        .post("/v1/jobs")
                        .then())
                .body("errors[0].field", equalTo("duration"), "errors[0].message", equalTo(message))
                .body("errors[0].allowed", equalTo(java.util.List.of(8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "duration": "8"                   | duration          | must be a number.
        "duration": true                  | duration          | must be a number.
        "negativePrompt": 7               | negativePrompt    | cannot be read from '7': it must be text.
        "watermark": "yes"                | watermark         | must be true or false.
        "callbackEvents": "job.completed" | callbackEvents    | must be a JSON array.
        "callbackEvents": [1]             | callbackEvents[0] | cannot be read from '1': it must be text.
        "metadata": []                    | metadata          | must be a JSON object.
        "providerFields": []              | providerFields    | must be a JSON object.
        "metadata": {"n": 1e400}          | metadata          | contains a number that is too large; the limit is 1.7e308. Send it as a string.
        "metadata": {"n": [-1e999999]}    | metadata          | contains a number that is too large; the limit is 1.7e308. Send it as a string.
        "providerFields": {"x": 1e400}    | providerFields    | `providerFields` has a number that is too large; the limit is 1.7e308.
        "seed": 1e400                     | seed              | `seed` must be a whole number from 1 to 2147483647 for runware/google:3@2, not 1E+400.
        "seed": 42.5                      | seed              | `seed` must be a whole number from 1 to 2147483647 for runware/google:3@2, not 42.5.
        "watermark": true                 | watermark         | is not supported yet: leave it out.
        "priority": "high"                | priority          | must be normal: other priorities are not supported yet.
        "metadata": {"a": null}           | metadata          | must not contain null: omit members without a value.
        "callbackEvents": ["job.completed"] | callbackEvents  | requires a `callbackUrl`.
        "image": "upl_x"                  | image             | is not a valid upload id: use the id that POST /v1/uploads returned.
        "image": "data:a"                 | image             | is not a valid data URI: it has no comma. The expected form is data:image/jpeg;base64,…
        "image": "data:image/png;base64,%" | image            | is not a valid data URI: a % is not followed by two hexadecimal digits.
        """)
    void theErrorSaysWhatToChange(String member, String field, String message) {
        rejected(producer()
                        .body("{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\", " + member + "}")
                        .post("/v1/jobs")
                        .then())
                .body("errors.find { it.field == '%s' }.message".formatted(field), equalTo(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cursor=AA  | is not a valid cursor; pass `nextCursor` unchanged.
        batch=b    | is not supported yet: leave it out.
        limit=4.0  | must be a whole number from 1 to 200.
        status=now | must be a comma-separated list of: accepted, staging, queued, submitting, running, archiving, succeeded, failed, cancelled, expired.
        """)
    void theErrorOfAnInvalidParameterSaysWhatToChange(String query, String message) {
        rejected(producer().get("/v1/jobs?" + query).then()).body("errors[0].message", equalTo(message));
    }

    @Test
    void anUnknownModelIsRejectedWithASuggestion() {
        rejected(producer()
                        .body("{\"model\": \"runway/gen4-turbo\", \"prompt\": \"a lake\"}")
                        .post("/v1/jobs")
                        .then())
                .body("errors[0].message", containsString("runway/gen4_turbo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"model\": ", "~~", "null", "[]", "\"text\"", "{} {}", "{\0\0\0a"})
    void aBodyThatIsNotAJsonObjectIsRejected(String body) {
        rejected(producer().body(body).post("/v1/jobs").then());
    }

    @ParameterizedTest
    @CsvSource({"image, 3000000", "callbackUrl, 2049"})
    void aTooLongUrlIsRejected(String field, int length) {
        var url = "https://1.1.1.1/" + "a".repeat(length - "https://1.1.1.1/".length());
        rejected(producer()
                        .body("{\"model\": \"runway/gen4_turbo\", \"%s\": \"%s\"}".formatted(field, url))
                        .post("/v1/jobs")
                        .then())
                .body("errors.find { it.field == '%s' }.message".formatted(field), containsString("2048"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "providerFields"})
    void tooLongOrTooDeepJsonIsRejected(String field) {
        var job = "{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\", \"%s\": {\"a\": %s}}";
        var text = "\"" + "a".repeat(16_384) + "\"";
        rejected(producer().body(job.formatted(field, text)).post("/v1/jobs").then())
                .body("errors.field", hasItem(field));
        var lists = "[".repeat(31) + "]".repeat(31);
        rejected(producer().body(job.formatted(field, lists)).post("/v1/jobs").then())
                .body("detail", containsString("nested"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "--x\r\n",
                "--x\r\nContent-Disposition: form-data\r\n\r\n{}\r\n--x--\r\n",
                "--x\r\nno header\r\n\r\n{}\r\n--x--\r\n"
            })
    void anInvalidFormIsRejected(String form) {
        rejected(given().header("X-API-Key", FakeSystem.KEY)
                        .config(RestAssured.config()
                                .encoderConfig(encoderConfig().encodeContentTypeAs("multipart/form-data", TEXT)))
                        .contentType("multipart/form-data; boundary=x")
                        .body(form)
                        .post("/v1/jobs")
                        .then())
                .body("detail", startsWith("The body is not valid multipart/form-data: "));
    }

    @Test
    void aBodyWithoutContentLengthIsLimited() throws Exception {
        // Given
        var unannounced = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(" ".repeat(17 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII)));

        // When
        var response = posted("application/json", unannounced);

        // Then
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no type", ";;", "application"})
    void anInvalidContentTypeIsAClientError(String contentType) throws Exception {
        // When
        var response = posted(contentType, BodyPublishers.ofString("{}"));

        // Then
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("UNSUPPORTED_MEDIA_TYPE");
    }

    /// Sends the content type unchanged; REST Assured would correct it.
    private static HttpResponse<String> posted(String contentType, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/jobs"))
                .header("X-API-Key", FakeSystem.KEY)
                .header("Content-Type", contentType)
                .POST(body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/jobs/%00", "/v1/jobs/%00/output", "/v1/jobs/%00/poster", "/v1/uploads/%00"})
    void anImpossibleIdIsNotFound(String path) {
        problem(producer().urlEncodingEnabled(false).get(path).then(), 404, "NOT_FOUND");
    }

    @Test
    void cancellingAnImpossibleIdReturnsNotFound() {
        problem(producer().urlEncodingEnabled(false).delete("/v1/jobs/%00").then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/jobs          | GET, HEAD, OPTIONS, POST
        /v1/jobs/job_1    | DELETE, GET, HEAD, OPTIONS
        /v1/models        | GET, HEAD, OPTIONS
        /v1/uploads       | OPTIONS, POST
        """)
    void aMethodThatIsNotAllowedReturnsTheAllowedMethods(String path, String allowed) {
        problem(producer().put(path).then(), 405, "METHOD_NOT_ALLOWED").header("Allow", allowed);
    }

    @Test
    void theErrorNamesAnUnknownPart() {
        var form = given().header("X-API-Key", FakeSystem.KEY)
                .multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json");
        rejected(form.multiPart("priority", "high").post("/v1/jobs").then()).body("errors.field", hasItem("priority"));
    }

    @Test
    void aMissingOrInvalidKeyIsRejected() {
        given().get("/v1/jobs")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("X-API-Key", "guess").get("/v1/jobs").then().statusCode(401);
        given().header("Authorization", "Bearer guess").get("/v1/jobs").then().statusCode(401);
        given().header("Authorization", "Bearer " + FakeSystem.KEY)
                .header("X-API-Key", "")
                .get("/v1/jobs")
                .then()
                .statusCode(200);
    }

    @Test
    void unknownResourcesAndLargeBodiesReturnProblemDocuments() {
        problem(producer().get("/v1/jobs/job_unknown").then(), 404, "NOT_FOUND");
        problem(producer().get("/v1/nothing").then(), 404, "NOT_FOUND");
        problem(producer().get("/v1/models/runway/gen9").then(), 404, "NOT_FOUND");
        problem(
                given().header("X-API-Key", FakeSystem.KEY)
                        .contentType("text/plain")
                        .body("hello")
                        .post("/v1/jobs")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(producer().body(new byte[17 * 1024 * 1024]).post("/v1/jobs").then(), 413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, /v1/jobs?limit=201",
        "limit, /v1/jobs?limit=0",
        "limit, /v1/jobs?limit=many",
        "status, /v1/jobs?status=done",
        "since, /v1/jobs?since=yesterday",
        "batch, /v1/jobs?batch=bat_1",
        "since, /v1/jobs?since=%2B300000-01-01T00:00:00Z",
        "model, /v1/jobs?model=%00",
        "provider, /v1/jobs?provider=a%00",
        "cursor, /v1/jobs?cursor=!",
        "cursor, /v1/jobs?cursor=AA",
        "cursor, /v1/account/ledger?cursor=AA",
        "cursor, /v1/account/ledger?cursor=eA"
    })
    void theErrorNamesTheInvalidParameter(String parameter, String path) {
        rejected(producer().urlEncodingEnabled(false).get(path).then()).body("errors[0].field", equalTo(parameter));
    }

    private static ValidatableResponse rejected(ValidatableResponse response) {
        return problem(response, 400, "INVALID_REQUEST");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code), "status", equalTo(status), "retryable", equalTo(false))
                .body("traceId", matchesPattern("[0-9a-f]{32}"), "detail", notNullValue(), "title", notNullValue());
    }
}
