package io.reelay.sandbox.faults;

import static io.reelay.sandbox.runware.RunwareWire.accepted;
import static io.reelay.sandbox.runware.RunwareWire.polled;
import static io.reelay.sandbox.runware.RunwareWire.send;
import static io.reelay.sandbox.runware.RunwareWire.veo;
import static io.reelay.sandbox.runway.RunwayWire.create;
import static io.reelay.sandbox.runway.RunwayWire.gen45FromText;
import static io.reelay.sandbox.runway.RunwayWire.poll;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.sandbox.SandboxTime;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultInjectorIT {

    @BeforeEach
    void resetSandbox() {
        Control.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "dailyLimit, 429",
        "tooManyRequests, 429",
        "badGateway, 502",
        "unavailable, 503",
        "gatewayTimeout, 504",
        "internalError, 500",
        "paymentRequired, 400"
    })
    void anErrorOfRunwayAcceptsNoTask(String fault, int status) {
        // Given
        Control.arm("{\"provider\":\"runway\",\"call\":\"create\",\"fault\":\"%s\",\"onCall\":1}".formatted(fault));

        // When
        Response response = runway();
        Response next = runway();

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("error")).isNotBlank();
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(Control.ledger().getList("tasks")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "tooManyRequests, 429, rateLimitExceeded",
        "unavailable, 503, serviceUnavailable",
        "paymentRequired, 402, insufficientCredits",
        "errorsInOk, 200, providerRateLimitExceeded"
    })
    void anErrorOfRunwareNamesTheTask(String fault, int status, String code) {
        // Given
        Control.arm("{\"provider\":\"runware\",\"fault\":\"%s\"}".formatted(fault));

        // When
        Response response = runware(UUID.randomUUID().toString());

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getString("errors[0].code")).isEqualTo(code);
        assertThat(response.jsonPath().getString("errors[0].taskUUID")).isNotBlank();
        assertThat(Control.ledger().getList("tasks")).isEmpty();
    }

    @Test
    void aProxyPageIsHtml() {
        // Given
        Control.arm("{\"fault\":\"htmlError\"}");

        // Then
        Stream.of(runway(), runware(UUID.randomUUID().toString())).forEach(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.contentType()).startsWith("text/html");
        });
    }

    @Test
    void aDroppedConnectionKeepsTheTask() {
        // Given
        Control.arm("{\"fault\":\"dropAfterAccepting\",\"times\":2}");
        String id = UUID.randomUUID().toString();

        // When
        assertThatThrownBy(FaultInjectorIT::runway).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> runware(id)).isInstanceOf(Exception.class);

        // Then
        assertThat(Control.ledger().getList("tasks.provider")).containsExactly("runway", "runware");
        assertThat(runware(id).jsonPath().getString("errors[0].code")).isEqualTo("conflictTaskUUID");
    }

    @Test
    void aHangDelaysTheResponseButNotTheTask() {
        // Given
        Control.arm("{\"provider\":\"runway\",\"fault\":\"hangAfterAccepting\",\"seconds\":600}");

        // When
        CompletableFuture<Response> held = CompletableFuture.supplyAsync(FaultInjectorIT::runway);

        // Then
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(Control.ledger().getList("tasks")).hasSize(1));
        assertThat(held).isNotDone();
        Control.reset();
        assertThat(held.join().statusCode()).isEqualTo(200);
    }

    @Test
    void anEmptyAcknowledgementMeansAccepted() {
        // Given
        Control.arm("{\"provider\":\"runware\",\"fault\":\"emptyAck\"}");

        // When
        Response answer = runware(UUID.randomUUID().toString());

        // Then
        assertThat(answer.body().asString()).isEqualTo("{\"data\":[]}");
        assertThat(Control.ledger().getList("tasks")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SAFETY.INPUT.TEXT", "SAFETY.OUTPUT.VIDEO", "INPUT_PREPROCESSING.INTERNAL", "ASSET.INVALID"})
    void aRunwayTaskFailsWithTheRequestedCode(String code) {
        // Given
        Control.arm("{\"provider\":\"runway\",\"fault\":\"taskFailed\",\"code\":\"%s\"}".formatted(code));

        // When
        JsonPath task = doneAtRunway();

        // Then
        assertThat(task.getString("status")).isEqualTo("FAILED");
        assertThat(task.getString("failureCode")).isEqualTo(code);
        assertThat(task.getString("failure")).isNotBlank();
        assertThat(task.getInt("cost.credits")).isZero();
    }

    @Test
    void aRunwayTaskCanFailWithoutACode() {
        // Given
        Control.arm("{\"provider\":\"runway\",\"fault\":\"taskFailedWithoutCode\"}");

        // When
        JsonPath task = doneAtRunway();

        // Then
        assertThat(task.getString("status")).isEqualTo("FAILED");
        assertThat(task.getMap("")).doesNotContainKey("failureCode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeoutProvider", "providerRateLimitExceeded", "invalidProviderContent"})
    void aRunwareTaskFailsInErrors(String code) {
        // Given
        Control.arm("{\"provider\":\"runware\",\"fault\":\"%s\"}".formatted(code));

        // When
        JsonPath answer = doneAtRunware();

        // Then
        assertThat(answer.getString("errors[0].code")).isEqualTo(code);
        assertThat(answer.getString("errors[0].status")).isEqualTo("error");
        assertThat(answer.getString("errors[0].taskUUID")).isNotBlank();
        assertThat(Control.ledger().getDouble("tasks[0].cost")).isZero();
    }

    @Test
    void aRunwareTaskCanFailInItsItem() {
        // Given
        Control.arm("{\"provider\":\"runware\",\"fault\":\"itemError\",\"code\":\"inferenceError\"}");

        // When
        JsonPath answer = doneAtRunware();

        // Then
        assertThat(answer.getString("data[0].status")).isEqualTo("error");
        assertThat(answer.getString("data[0].error.code")).isEqualTo("inferenceError");
    }

    @Test
    void aResultCanLackItsStatus() {
        // Given
        Control.arm("{\"provider\":\"runware\",\"fault\":\"successWithoutStatus\"}");

        // When
        JsonPath answer = doneAtRunware();

        // Then
        assertThat(answer.getMap("data[0]")).containsKey("videoURL").doesNotContainKey("status");
    }

    @Test
    void nextPollRenewsAnExpiredLink() {
        // Given
        Control.arm("{\"provider\":\"runway\",\"fault\":\"expiredOutputUrl\",\"times\":1}");
        JsonPath first = doneAtRunway();

        // When
        JsonPath second = poll(first.getString("id")).jsonPath();

        // Then
        assertThat(given().get(first.getString("output[0]")).statusCode()).isEqualTo(403);
        assertThat(given().get(second.getString("output[0]")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTruncatedDownloadEndsBeforeItsLength() {
        // Given
        String url = doneAtRunway().getString("output[0]");
        Control.arm("{\"fault\":\"truncatedDownload\",\"times\":1}");

        // Then
        assertThatThrownBy(() -> given().get(url).asByteArray()).isInstanceOf(Exception.class);
        assertThat(given().get(url).asByteArray()).isNotEmpty();
    }

    @Test
    void aSlowDownloadIsComplete() {
        // Given
        String url = doneAtRunway().getString("output[0]");
        byte[] whole = given().get(url).asByteArray();
        Control.arm("{\"fault\":\"slowDownload\",\"seconds\":1}");

        // When
        long start = System.nanoTime();
        byte[] slow = given().get(url).asByteArray();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        // Then
        assertThat(slow).isEqualTo(whole);
        assertThat(taken).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void anInvalidRuleIsRejected() {
        given().contentType("application/json")
                .body("{\"faults\":[{\"provider\":\"runway\",\"fault\":\"emptyAck\"}]}")
                .post("/__sandbox/config")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"speeed\":3}")
                .post("/__sandbox/config")
                .then()
                .statusCode(400);
    }

    private static Response runway() {
        return create("text_to_video", gen45FromText("{}"));
    }

    private static JsonPath doneAtRunway() {
        String id = runway().path("id");
        SandboxTime.passUntilDone();
        poll(id);
        return poll(id).jsonPath();
    }

    private static Response runware(String id) {
        return send(veo("{\"taskUUID\":\"" + id + "\"}"));
    }

    private static JsonPath doneAtRunware() {
        String id = accepted(veo("{}"));
        SandboxTime.passUntilDone();
        return polled(id);
    }
}
