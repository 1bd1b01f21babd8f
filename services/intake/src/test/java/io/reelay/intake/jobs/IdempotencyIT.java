package io.reelay.intake.jobs;

import static io.reelay.intake.FakeSystem.producer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.FakeSystem;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IdempotencyIT {

    private final FakeSystem system;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @Test
    void aRepeatedRequestReceivesTheFirstResponse() {
        // Given
        var first = submit("{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\", \"seed\": 1}");

        // When: the same request with its fields in another order
        var second = submit("{\"seed\": 1, \"prompt\": \"a lake\", \"model\": \"runware/google:3@2\"}");

        // Then
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap(""));
    }

    @Test
    void aKeyCannotBeUsedForADifferentRequest() {
        // Given
        submit(job("a lake"));

        // When
        var other = submit(job("a mountain"));

        // Then
        other.then().statusCode(422).body("code", equalTo("IDEMPOTENCY_MISMATCH"));
    }

    @Test
    void concurrentEqualRequestsCreateOneJob() {
        // When: one thread per request, because the common pool has only one thread on a machine with two cores
        List<Response> responses;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = Stream.generate(() -> CompletableFuture.supplyAsync(() -> submit(job("at once")), executor))
                    .limit(8)
                    .toList();
            responses = requests.stream().map(CompletableFuture::join).toList();
        }

        // Then: a request during the first one is rejected with 409
        assertThat(responses)
                .allSatisfy(response -> assertThat(response.statusCode()).isIn(202, 409));
        assertThat(responses.stream()
                        .filter(response -> response.statusCode() == 202)
                        .map(response -> response.path("id")))
                .isNotEmpty()
                .containsOnly(responses.stream()
                        .filter(response -> response.statusCode() == 202)
                        .findFirst()
                        .orElseThrow()
                        .<String>path("id"));
        assertThat(responses.stream().filter(response -> response.statusCode() == 409))
                .allSatisfy(
                        response -> assertThat(response.<String>path("code")).isEqualTo("IDEMPOTENCY_IN_PROGRESS"));
    }

    @Test
    void aRejectedRequestLeavesTheKeyUnused() {
        // Given
        submit("{\"model\": \"runware/google:3@2\"}").then().statusCode(400);

        // When
        var corrected = submit(job("a lake"));

        // Then
        corrected.then().statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({"0, /v1/jobs", "256, /v1/jobs", "0, /v1/jobs?dryRun=true"})
    void anEmptyOrTooLongKeyIsRejected(int length, String path) {
        producer()
                .header("Idempotency-Key", "k".repeat(length))
                .body(job("a lake"))
                .post(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"), "errors[0].field", equalTo("Idempotency-Key"))
                .body(
                        "errors[0].message",
                        equalTo("must be 1 to 255 visible ASCII characters; leave the header out to send no key."));
    }

    @Test
    void aSecondKeyIsRejected() {
        producer()
                .header("Idempotency-Key", "first", "second")
                .body(job("a lake"))
                .post("/v1/jobs")
                .then()
                .statusCode(400)
                .body("errors[0].message", equalTo("is given more than once: send it once."));
    }

    private Response submit(String job) {
        return producer().header("Idempotency-Key", key).body(job).post("/v1/jobs");
    }

    private static String job(String prompt) {
        return "{\"model\": \"runware/google:3@2\", \"prompt\": \"%s\"}".formatted(prompt);
    }
}
