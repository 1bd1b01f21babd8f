package io.reelay.sandbox.runware;

import static io.reelay.sandbox.runware.RunwareWire.KEY;
import static io.reelay.sandbox.runware.RunwareWire.send;
import static io.reelay.sandbox.runware.RunwareWire.task;
import static io.reelay.sandbox.runware.RunwareWire.uploaded;
import static io.reelay.sandbox.runware.RunwareWire.veo;
import static io.reelay.sandbox.runware.RunwareWire.vidu15;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RunwareRulesIT {

    @BeforeEach
    void resetSandbox() {
        Control.reset();
    }

    record Refused(String task, String code, Object parameter, List<?> allowed) {

        static Refused of(String task, String code, String parameter) {
            return new Refused(task, code, parameter, List.of());
        }

        @Override
        public String toString() {
            return code + " " + parameter + " " + Integer.toHexString(task.hashCode());
        }
    }

    static Stream<Refused> refusals() {
        String data = "data:image/png;base64,iVBORw0KGgo=";
        return Stream.of(
                Refused.of(task("{\"taskType\":\"imageInference\"}"), "unsupportedTaskType", "taskType"),
                Refused.of(veo("{\"taskUUID\":\"-\"}"), "missingTaskUUID", "taskUUID"),
                Refused.of(veo("{\"taskUUID\":\"1234\"}"), "invalidTaskUUID", "taskUUID"),
                Refused.of(
                        veo("{\"taskUUID\":\"24cd5dff-cb81-1db5-8506-b72a9425f9d1\"}"), "invalidTaskUUID", "taskUUID"),
                Refused.of(veo("{\"model\":\"veo:3@1\"}"), "invalidModel", "model"),
                Refused.of(veo("{\"steps\":20}"), "unsupportedParameter", "steps"),
                Refused.of(vidu15("{\"negativePrompt\":\"text\"}"), "unsupportedParameter", "negativePrompt"),
                Refused.of(veo("{\"seed\":null}"), "invalidSeed", "seed"),
                Refused.of(veo("{\"seed\":0}"), "invalidSeed", "seed"),
                Refused.of(veo("{\"width\":\"1280\"}"), "invalidWidth", "width"),
                Refused.of(veo("{\"numberResults\":5}"), "invalidNumberResults", "numberResults"),
                Refused.of(veo("{\"deliveryMethod\":\"sync\"}"), "invalidDeliveryMethod", "deliveryMethod"),
                Refused.of(veo("{\"positivePrompt\":\"-\"}"), "missingPositivePrompt", "positivePrompt"),
                Refused.of(veo("{\"positivePrompt\":\"x\"}"), "invalidPositivePromptLength", "positivePrompt"),
                new Refused(
                        veo("{\"width\":1000}"),
                        "unsupportedModelResolution",
                        List.of("width", "height"),
                        List.of("1280x720", "720x1280", "1920x1080", "1080x1920")),
                new Refused(
                        veo("{\"height\":\"-\"}"),
                        "unsupportedModelResolution",
                        List.of("width", "height"),
                        List.of("1280x720", "720x1280", "1920x1080", "1080x1920")),
                new Refused(veo("{\"duration\":5}"), "unsupportedDuration", "duration", List.of(4, 6, 8)),
                new Refused(
                        vidu15("{\"duration\":8,\"width\":1920,\"height\":1080}"),
                        "unsupportedDuration",
                        "duration",
                        List.of(4)),
                Refused.of(veo("{\"frameImages\":[\"" + data + "\"]}"), "invalidFrameImages", "frameImages"),
                Refused.of(
                        veo("{\"frameImages\":[\"http://localhost:9000/a.png\"]}"),
                        "invalidFrameImages",
                        "frameImages"),
                Refused.of(veo("{\"frameImages\":[\"iVBORw0KGgo=\"]}"), "invalidFrameImages", "frameImages"),
                Refused.of(vidu15("{\"model\":\"vidu:2@0\"}"), "missingFrameImages", "frameImages"),
                Refused.of(
                        veo("{\"providerSettings\":{\"vidu\":{}}}"),
                        "mismatchProviderSettingsProvider",
                        "providerSettings"),
                Refused.of(
                        veo("{\"providerSettings\":{\"goggle\":{}}}"),
                        "unknownProviderSettingsProvider",
                        "providerSettings"),
                Refused.of(
                        veo("{\"providerSettings\":{\"google\":{\"enhance_prompt\":true}}}"),
                        "unsupportedParameter",
                        "providerSettings.google.enhance_prompt"),
                Refused.of(
                        veo("{\"model\":\"google:2@0\",\"duration\":5,"
                                + "\"providerSettings\":{\"google\":{\"generateAudio\":true}}}"),
                        "unsupportedParameter",
                        "providerSettings.google.generateAudio"),
                Refused.of(
                        veo("{\"providerSettings\":{\"google\":{\"generateAudio\":\"yes\"}}}"),
                        "invalidGenerateAudio",
                        "providerSettings.google.generateAudio"),
                new Refused(
                        vidu15("{\"providerSettings\":{\"vidu\":{\"movementAmplitude\":\"huge\"}}}"),
                        "invalidMovementAmplitude",
                        "providerSettings.vidu.movementAmplitude",
                        List.of("auto", "small", "medium", "large")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anInvalidTaskHasItsCodeAndParameter(Refused refused) {
        // When
        Response answer = send(refused.task());

        // Then
        JsonPath body = answer.then().statusCode(400).extract().jsonPath();
        assertThat(body.getString("errors[0].code")).isEqualTo(refused.code());
        assertThat(body.<Object>get("errors[0].parameter")).isEqualTo(refused.parameter());
        assertThat(body.getString("errors[0].message")).isNotBlank();
        if (!refused.allowed().isEmpty()) {
            assertThat(body.getList("errors[0].allowedValues")).isEqualTo(refused.allowed());
        }
        assertThat(body.getMap("")).doesNotContainKey("data");
        assertThat(Control.ledger().getList("tasks")).isEmpty();
    }

    static Stream<String> accepted() {
        return Stream.of(
                veo("{}"),
                veo("{\"width\":\"-\",\"height\":\"-\",\"duration\":\"-\"}"),
                veo("{\"model\":\"google:3@0\",\"providerSettings\":"
                        + "{\"google\":{\"enhancePrompt\":true,\"generateAudio\":true}}}"),
                veo("{\"model\":\"google:2@0\",\"duration\":7}"),
                veo("{\"model\":\"vidu:1@1\",\"width\":1920,\"height\":1080,\"duration\":5}"),
                veo("{\"model\":\"klingai:1@1\",\"duration\":10,\"CFGScale\":0.5}"),
                veo("{\"model\":\"bytedance:2@2\",\"width\":864,\"height\":480,\"duration\":1.3}"),
                veo("{\"model\":\"pixverse:1@3\",\"duration\":8}"),
                vidu15("{\"duration\":8}"),
                vidu15("{\"providerSettings\":{\"vidu\":{\"movementAmplitude\":\"auto\",\"style\":\"anime\","
                        + "\"bgm\":true}}}"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void supportedParametersAreAccepted(String task) {
        send(task).then().statusCode(200);
    }

    @Test
    void backgroundMusicNeedsExactlyFourSeconds() {
        // When
        JsonPath answer = send(veo("{\"model\":\"vidu:1@1\",\"width\":1920,\"height\":1080,\"duration\":5,"
                        + "\"providerSettings\":{\"vidu\":{\"bgm\":true}}}"))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getString("errors[0].code")).isEqualTo("incompatibleParameters");
        assertThat(answer.getString("errors[0].message"))
                .isEqualTo("Background music can only be used with videos of exactly 4 seconds");
        assertThat(answer.getList("errors[0].parameter")).containsExactly("providerSettings.vidu.bgm", "duration");
    }

    @Test
    void framesAreUploadIdsInBothForms() {
        // Given
        String image = uploaded(640, 360);

        // Then
        send(veo("{\"frameImages\":[\"" + image + "\"]}")).then().statusCode(200);
        send(veo("{\"frameImages\":[{\"inputImage\":\"" + image + "\",\"frame\":\"first\"},{\"inputImage\":\"" + image
                        + "\",\"frame\":\"last\"}]}"))
                .then()
                .statusCode(200);
        send(veo("{\"frameImages\":[{\"inputImage\":\"" + image + "\",\"frame\":\"last\"}]}"))
                .then()
                .statusCode(400);
        RunwareWire.sendAs("another-key", veo("{\"frameImages\":[\"" + image + "\"]}"))
                .then()
                .statusCode(400);
    }

    @Test
    void sizeMustNotBeSentWhenImagesDefineIt() {
        // Given
        String frame = "\"model\":\"klingai:6@0\",\"duration\":5,\"frameImages\":[\"" + uploaded(360, 640) + "\"]";

        // When
        Response withSize = send(veo("{" + frame + "}"));
        Response withoutSize = send(veo("{" + frame + ",\"width\":\"-\",\"height\":\"-\"}"));

        // Then
        assertThat(withSize.statusCode()).isEqualTo(400);
        assertThat(withoutSize.statusCode()).isEqualTo(200);
        assertThat(Control.ledger().getInt("tasks[0].height")).isEqualTo(1280);
    }

    @Test
    void keyIsCheckedFirst() {
        // Given
        String task = veo("{}");

        // Then
        given().body("[" + task + "]").post("/v1").then().statusCode(401);
        assertThat(given().body("[" + task + "]").post("/v1").jsonPath().getString("errors[0].code"))
                .isEqualTo("missingApiKey");
        given().body("[{\"taskType\":\"authentication\",\"apiKey\":\"" + KEY + "\"}," + task + "]")
                .post("/v1")
                .then()
                .statusCode(200);
    }

    @Test
    void aBodyThatIsNotAnArrayIsRejected() {
        // When
        Response answer =
                given().header("Authorization", "Bearer " + KEY).body(veo("{}")).post("/v1");

        // Then
        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo("invalidRequest");
    }

    @Test
    void aMixedBatchSucceedsIfOneTaskWasAccepted() {
        // When
        Response mixed = send(veo("{\"duration\":5}"), veo("{}"));
        Response hopeless = send(veo("{\"duration\":5}"), veo("{\"model\":\"none\"}"));

        // Then
        assertThat(mixed.statusCode()).isEqualTo(200);
        assertThat(mixed.jsonPath().getList("data")).hasSize(1);
        assertThat(mixed.jsonPath().getList("errors.code")).containsExactly("unsupportedDuration");
        assertThat(hopeless.statusCode()).isEqualTo(400);
        assertThat(hopeless.jsonPath().getList("errors.code")).containsExactly("unsupportedDuration", "invalidModel");
    }

    @Test
    void retiredModelsWorkUntilTheSwitchIsSet() {
        // Given
        send(veo("{\"model\":\"google:3@1\"}")).then().statusCode(200);
        Control.configure("{\"switches\":[\"refuseRetiredModels\"]}");

        // When
        Response answer = send(veo("{\"model\":\"google:3@1\"}"));

        // Then
        assertThat(answer.jsonPath().getString("errors[0].code")).isEqualTo("invalidModel");
    }
}
