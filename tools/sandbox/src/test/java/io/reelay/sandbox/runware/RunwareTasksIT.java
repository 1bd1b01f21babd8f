package io.reelay.sandbox.runware;

import static io.reelay.sandbox.Clients.atOnce;
import static io.reelay.sandbox.runware.RunwareWire.KEY;
import static io.reelay.sandbox.runware.RunwareWire.accepted;
import static io.reelay.sandbox.runware.RunwareWire.newId;
import static io.reelay.sandbox.runware.RunwareWire.polled;
import static io.reelay.sandbox.runware.RunwareWire.send;
import static io.reelay.sandbox.runware.RunwareWire.sendAs;
import static io.reelay.sandbox.runware.RunwareWire.task;
import static io.reelay.sandbox.runware.RunwareWire.veo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.sandbox.SandboxTime;
import io.reelay.testkit.http.RecordingReceiver;
import io.reelay.testkit.media.SampleImages;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunwareTasksIT {

    @BeforeEach
    void resetSandbox() {
        Control.reset();
    }

    @Test
    void aTaskIsAcknowledgedThenProcessedThenFinished() {
        // Given
        String id = newId();

        // When
        JsonPath acknowledged =
                send(veo("{\"taskUUID\":\"" + id + "\",\"seed\":123}")).jsonPath();
        JsonPath early = polled(id);
        SandboxTime.passUntilDone();
        JsonPath late = polled(id);

        // Then
        assertThat(acknowledged.<Object>get("data"))
                .isEqualTo(List.of(Map.of("taskType", "videoInference", "taskUUID", id)));
        assertThat(early.getString("data[0].status")).isEqualTo("processing");
        assertThat(late.getString("data[0].status")).isEqualTo("success");
        assertThat(late.getString("data[0].videoUUID")).isNotBlank();
        assertThat(late.getString("data[0].videoURL")).startsWith("http://").endsWith(".mp4");
        assertThat(late.getLong("data[0].seed")).isEqualTo(123);
        assertThat(late.getDouble("data[0].cost")).isEqualTo(1.6);
        assertThat(late.getBoolean("data[0].NSFWContent")).isFalse();
    }

    @Test
    void severalResultsShareOneIdInStableOrder() {
        // Given
        String id = accepted(veo("{\"numberResults\":3}"));
        SandboxTime.passUntilDone();

        // When
        List<String> once = polled(id).getList("data.videoUUID");
        List<String> again = polled(id).getList("data.videoUUID");

        // Then
        assertThat(once).hasSize(3).doesNotHaveDuplicates().isEqualTo(again);
    }

    @Test
    void theSameIdIsRefusedASecondTime() {
        // Given
        String task = veo("{}");
        send(task).then().statusCode(200);

        // When
        JsonPath second = send(task).then().statusCode(400).extract().jsonPath();

        // Then
        assertThat(second.getString("errors[0].code")).isEqualTo("conflictTaskUUID");
        assertThat(second.getString("errors[0].taskUUID")).isNotBlank();
        assertThat(Control.ledger().getList("tasks")).hasSize(1);
    }

    @Test
    void aRefusedIdMayBeUsedAgain() {
        // Given
        String id = newId();
        send(veo("{\"taskUUID\":\"" + id + "\",\"duration\":5}")).then().statusCode(400);

        // Then
        send(veo("{\"taskUUID\":\"" + id + "\"}")).then().statusCode(200);
    }

    @Test
    void ofManySubmitsOfOneIdExactlyOneIsAccepted() throws Exception {
        // Given
        String task = veo("{}");

        // When
        List<Integer> answers = atOnce(40, () -> send(task).statusCode());

        // Then
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(Control.ledger().getList("tasks")).hasSize(1);
    }

    @Test
    void unknownAndForeignIdsReturnNoData() {
        // Given
        String id = accepted(veo("{}"));

        // Then
        assertThat(polled(newId()).getList("data")).isEmpty();
        assertThat(sendAs("another-key", RunwareWire.poll(id)).jsonPath().getList("data"))
                .isEmpty();
    }

    @Test
    void imagesAreUploadedUnderAllThreeNames() {
        // Given
        String base64 = Base64.getEncoder().encodeToString(SampleImages.png(640, 360));

        // When
        JsonPath current = send(task("{\"taskType\":\"imageUpload\",\"image\":\"" + base64 + "\"}"))
                .jsonPath();
        JsonPath alias = send(task(
                        "{\"taskType\":\"uploadImage\",\"inputImage\":\"data:image/png;base64," + base64 + "\"}"))
                .jsonPath();
        JsonPath newer = send(task(
                        "{\"taskType\":\"mediaStorage\",\"operation\":\"upload\",\"media\":\"" + base64 + "\"}"))
                .jsonPath();

        // Then
        assertThat(current.getString("data[0].taskType")).isEqualTo("imageUpload");
        assertThat(current.getString("data[0].imageUUID")).isNotBlank();
        assertThat(alias.getString("data[0].taskType")).isEqualTo("uploadImage");
        assertThat(alias.getString("data[0].imageUUID")).isNotBlank();
        assertThat(newer.getString("data[0].operation")).isEqualTo("upload");
        assertThat(newer.getString("data[0].mediaUUID")).isNotBlank();
    }

    @Test
    void contentThatIsNotAnImageIsRejected() {
        // Given
        String pdf = Base64.getEncoder().encodeToString(SampleImages.pdf());

        // When
        JsonPath answer = send(task("{\"taskType\":\"imageUpload\",\"image\":\"" + pdf + "\"}"))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getString("errors[0].code")).isEqualTo("invalidImage");
    }

    @Test
    void withoutBalanceNoTaskIsAccepted() {
        // Given
        Control.configure("{\"balance\":{\"runware\":2}}");
        accepted(veo("{}"));

        // When
        JsonPath second = send(veo("{}")).then().statusCode(402).extract().jsonPath();

        // Then
        assertThat(second.getString("errors[0].code")).isEqualTo("insufficientCredits");
    }

    @Test
    void theBalanceIsANumberOrAnObject() {
        // Given
        String request =
                "{\"taskType\":\"accountManagement\",\"operation\":\"getDetails\",\"taskUUID\":\"" + newId() + "\"}";
        accepted(veo("{}"));

        // When
        JsonPath number = send(request).jsonPath();
        Control.configure("{\"switches\":[\"balanceAsObject\"]}");
        JsonPath object = send(request).jsonPath();

        // Then
        assertThat(number.getDouble("data[0].balance")).isEqualTo(99_998.4);
        assertThat(object.getDouble("data[0].balance.amount")).isEqualTo(99_998.4);
        assertThat(object.getString("data[0].balance.currency")).isEqualTo("USD");
    }

    @Test
    void aDryRunOnlyValidatesAndPrices() {
        // When
        JsonPath answer = given().header("Authorization", "Bearer " + KEY)
                .header("X-Runware-Dry-Run", "1")
                .body("[" + veo("{}") + "]")
                .post("/v1")
                .jsonPath();

        // Then
        assertThat(answer.getDouble("data[0].cost")).isEqualTo(1.6);
        assertThat(Control.ledger().getList("tasks")).isEmpty();
    }

    @Test
    void archiveHasRequestAndResponse() {
        // Given
        String id = accepted(veo("{}"));
        SandboxTime.passUntilDone();
        String request = "{\"taskType\":\"getTaskDetails\",\"taskUUID\":\"%s\"}";

        // When
        JsonPath known = send(request.formatted(id)).jsonPath();
        JsonPath unknown = send(request.formatted(newId())).jsonPath();

        // Then
        assertThat(known.getString("data[0].request[0].model")).isEqualTo("google:3@2");
        assertThat(known.getString("data[0].response.data[0].status")).isEqualTo("success");
        assertThat(unknown.getString("errors[0].code")).isEqualTo("taskNotFound");
    }

    @Test
    void aPingIsAnswered() {
        assertThat(send("{\"taskType\":\"ping\",\"ping\":true}").jsonPath().getBoolean("data[0].pong"))
                .isTrue();
    }

    @Test
    void webhookIsRetriedPerResultUntilAccepted() {
        try (RecordingReceiver receiver = RecordingReceiver.start().answer(500)) {
            // Given: webhooks use the system clock, so the render must be finished without the test clock
            Control.configure("{\"latency\":{\"default\":{\"minSeconds\":0,\"maxSeconds\":0}}}");
            String url = receiver.url("/hook").toString();

            // When
            String id = accepted(veo("{\"numberResults\":2,\"webhookURL\":\"" + url + "\"}"));

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(receiver.requests()).hasSize(3));
            assertThat(receiver.requests()).allSatisfy(call -> {
                JsonPath body = new JsonPath(new String(call.body(), StandardCharsets.UTF_8));
                assertThat(body.getString("taskUUID")).isEqualTo(id);
                assertThat(body.getString("videoURL")).isNotBlank();
            });
        }
    }

    @Test
    void aTaskThatFailsCallsItsWebhookWithTheError() {
        try (RecordingReceiver receiver = RecordingReceiver.start()) {
            // Given
            Control.configure("""
                    {"latency":{"default":{"minSeconds":0,"maxSeconds":0}},"faults":[{"fault":"timeoutProvider"}]}""");
            String url = receiver.url("/hook").toString();

            // When
            String id = accepted(veo("{\"webhookURL\":\"" + url + "\"}"));

            // Then
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
            JsonPath body =
                    new JsonPath(new String(receiver.requests().getFirst().body(), StandardCharsets.UTF_8));
            assertThat(body.getString("errors[0].code")).isEqualTo("timeoutProvider");
            assertThat(body.getString("errors[0].taskUUID")).isEqualTo(id);
        }
    }
}
