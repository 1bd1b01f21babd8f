package io.reelay.sandbox.runway;

import static io.reelay.sandbox.runway.RunwayWire.asClient;
import static io.reelay.sandbox.runway.RunwayWire.create;
import static io.reelay.sandbox.runway.RunwayWire.gen4Turbo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.sandbox.SandboxTime;
import io.reelay.testkit.media.SampleImages;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunwayUploadsIT {

    @BeforeEach
    void resetSandbox() {
        Control.reset();
    }

    @Test
    void anUploadedImageIsUsableForADay() {
        // Given
        JsonPath slot = reserve();
        assertThat(fill(slot, slot.getMap("fields"), SampleImages.jpeg(640, 360)))
                .isEqualTo(204);

        // When
        int today = createFrom(slot);
        SandboxTime.pass(Duration.ofHours(25));
        int tomorrow = createFrom(slot);

        // Then
        assertThat(today).isEqualTo(200);
        assertThat(tomorrow).isEqualTo(400);
    }

    @Test
    void aFormIsAcceptedOnceAndOnlyUnchanged() {
        // Given
        JsonPath used = reserve();
        fill(used, used.getMap("fields"), SampleImages.jpeg(640, 360));
        JsonPath fresh = reserve();

        // When
        int again = fill(used, used.getMap("fields"), SampleImages.jpeg(640, 360));
        int changed = fill(
                fresh, Map.of("key", "mine", "policy", "mine", "x-amz-signature", "mine"), SampleImages.jpeg(640, 360));

        // Then
        assertThat(again).isEqualTo(403);
        assertThat(changed).isEqualTo(403);
    }

    @Test
    void aFileUnder512BytesIsTooSmall() {
        JsonPath slot = reserve();
        assertThat(fill(slot, slot.getMap("fields"), new byte[511])).isEqualTo(400);
    }

    @Test
    void aNameNeedsAnExtension() {
        asClient()
                .body("{\"filename\":\"picture\",\"type\":\"ephemeral\"}")
                .post("/v1/uploads")
                .then()
                .statusCode(400);
    }

    private static JsonPath reserve() {
        return asClient()
                .body("{\"filename\":\"image.jpg\",\"type\":\"ephemeral\"}")
                .post("/v1/uploads")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int fill(JsonPath slot, Map<String, String> fields, byte[] content) {
        var request = given();
        fields.forEach((name, value) -> request.multiPart(name, value));
        return request.multiPart("file", "image.jpg", content)
                .post(slot.getString("uploadUrl"))
                .statusCode();
    }

    private static int createFrom(JsonPath slot) {
        String body = gen4Turbo("{\"promptImage\":\"" + slot.getString("runwayUri") + "\"}");
        return create("image_to_video", body).statusCode();
    }
}
