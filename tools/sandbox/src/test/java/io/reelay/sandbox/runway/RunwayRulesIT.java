package io.reelay.sandbox.runway;

import static io.reelay.sandbox.runway.RunwayWire.asClient;
import static io.reelay.sandbox.runway.RunwayWire.create;
import static io.reelay.sandbox.runway.RunwayWire.dataUri;
import static io.reelay.sandbox.runway.RunwayWire.gen45FromText;
import static io.reelay.sandbox.runway.RunwayWire.gen4Turbo;
import static io.reelay.sandbox.runway.RunwayWire.veo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.testkit.media.SampleImages;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RunwayRulesIT {

    private static final String IMAGE = "image_to_video";
    private static final String TEXT = "text_to_video";

    @BeforeEach
    void resetSandbox() {
        Control.reset();
    }

    record Refused(String what, String endpoint, String body, int status, String error) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Refused> refusals() {
        String ratios = "`ratio` must be one of: 1280:720, 720:1280, 1104:832, 832:1104, 960:960, 1584:672.";
        return Stream.of(
                new Refused("broken JSON", IMAGE, "{", 400, "The request body is not valid JSON."),
                new Refused(
                        "a hyphen in the model",
                        IMAGE,
                        gen4Turbo("{\"model\":\"gen4-turbo\"}"),
                        403,
                        "Model variant gen4-turbo is not available"),
                new Refused(
                        "gen4_turbo from text alone",
                        TEXT,
                        gen45FromText("{\"model\":\"gen4_turbo\"}"),
                        403,
                        "Model variant gen4_turbo is not available"),
                new Refused("a reduced ratio", IMAGE, gen4Turbo("{\"ratio\":\"9:16\"}"), 400, ratios),
                new Refused(
                        "a ratio that is valid only with images",
                        TEXT,
                        gen45FromText("{\"ratio\":\"960:960\"}"),
                        400,
                        "`ratio` must be one of: 1280:720, 720:1280."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anInvalidRequestHasAPlainError(Refused refused) {
        // When
        Response answer = create(refused.endpoint(), refused.body());

        // Then
        answer.then().statusCode(refused.status());
        assertThat(answer.jsonPath().getString("error")).isEqualTo(refused.error());
        assertThat(answer.jsonPath().getString("docUrl")).isEqualTo("https://docs.dev.runwayml.com/api");
    }

    record Invalid(String what, String endpoint, String body, String code, List<Object> path, String message) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Invalid image(String changes, String code, String field, String message) {
        return new Invalid(field + ": " + message, IMAGE, gen4Turbo(changes), code, List.of(field), message);
    }

    static Stream<Invalid> issues() {
        return Stream.of(
                image(
                        "{\"model\":\"-\"}",
                        "invalid_type",
                        "model",
                        "Invalid input: expected string, received undefined"),
                image(
                        "{\"promptImage\":\"-\"}",
                        "invalid_type",
                        "promptImage",
                        "Invalid input: expected string, received undefined"),
                image("{\"seed\":null}", "invalid_type", "seed", "Invalid input: expected number, received null"),
                image("{\"seed\":4294967296}", "too_big", "seed", "Too big: expected number to be <=4294967295"),
                image("{\"seed\":-1}", "too_small", "seed", "Too small: expected number to be >=0"),
                image("{\"seed\":1.5}", "invalid_type", "seed", "Invalid input: expected int, received number"),
                image(
                        "{\"duration\":\"5\"}",
                        "invalid_type",
                        "duration",
                        "Invalid input: expected number, received string"),
                image("{\"duration\":11}", "too_big", "duration", "Too big: expected number to be <=10"),
                image(
                        "{\"promptText\":\"\"}",
                        "too_small",
                        "promptText",
                        "Too small: expected string to have >=1 characters"),
                image(
                        "{\"promptText\":\"" + "x".repeat(1001) + "\"}",
                        "too_big",
                        "promptText",
                        "Too big: expected string to have <=1000 characters"),
                image(
                        "{\"promptImage\":[]}",
                        "too_small",
                        "promptImage",
                        "Too small: expected array to have >=1 items"),
                image("{\"promptImage\":\"data:image/png;base64,!\"}", "custom", "promptImage", "Invalid data URI."),
                image("{\"promptImage\":\"not a url at all\"}", "custom", "promptImage", "Invalid URL"),
                image(
                        "{\"promptImage\":\"runway://nobody-knows-it\"}",
                        "custom",
                        "promptImage",
                        "Failed to fetch asset. The URL may be incorrect or the server hosting the asset may be down."),
                image(
                        "{\"promptImage\":\"" + dataUri("image/jpeg", SampleImages.pdf()) + "\"}",
                        "custom",
                        "promptImage",
                        "Invalid asset dimensions"),
                image(
                        "{\"promptImage\":\"" + dataUri("image/png", SampleImages.plainPng(462, 1000)) + "\"}",
                        "custom",
                        "promptImage",
                        "Invalid asset aspect ratio. width / height ratio must be at least 0.5. Got 0.462."),
                image(
                        "{\"promptImage\":\"" + dataUri("image/png", SampleImages.plainPng(2400, 1000)) + "\"}",
                        "custom",
                        "promptImage",
                        "Invalid asset aspect ratio. width / height ratio must be at most 2.358. Got 2.400."),
                image(
                        "{\"promptImage\":\"data:image/png;base64," + "A".repeat(5 * 1024 * 1024) + "\"}",
                        "custom",
                        "promptImage",
                        "Asset size exceeds 5MB"),
                new Invalid(
                        "gen4.5 needs its prompt",
                        TEXT,
                        gen45FromText("{\"promptText\":\"-\"}"),
                        "invalid_type",
                        List.of("promptText"),
                        "Invalid input: expected string, received undefined"),
                new Invalid(
                        "a last frame on gen4_turbo",
                        IMAGE,
                        gen4Turbo("{\"promptImage\":[{\"uri\":\"" + RunwayWire.IMAGE + "\",\"position\":\"last\"}]}"),
                        "invalid_value",
                        List.of("promptImage", 0, "position"),
                        "Invalid input: expected \"first\""),
                new Invalid(
                        "a last frame alone on veo",
                        IMAGE,
                        veo("{\"promptImage\":[{\"uri\":\"" + RunwayWire.IMAGE + "\",\"position\":\"last\"}]}"),
                        "custom",
                        List.of("promptImage"),
                        "A first frame is required."),
                new Invalid(
                        "veo's lengths",
                        IMAGE,
                        veo("{\"duration\":5}"),
                        "invalid_value",
                        List.of("duration"),
                        "Invalid option: expected one of 4|6|8"),
                new Invalid(
                        "an unknown key on veo",
                        IMAGE,
                        veo("{\"watermark\":true}"),
                        "unrecognized_keys",
                        List.of(),
                        "Unrecognized key: \"watermark\""));
    }

    @ParameterizedTest
    @MethodSource("issues")
    void anInvalidFieldIsAnIssueWithItsPath(Invalid invalid) {
        // When
        Response answer = create(invalid.endpoint(), invalid.body());

        // Then
        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getString("error")).isEqualTo("Validation of body failed");
        assertThat(answer.jsonPath().getString("issues[0].code")).isEqualTo(invalid.code());
        assertThat(answer.jsonPath().getList("issues[0].path")).isEqualTo(invalid.path());
        assertThat(answer.jsonPath().getString("issues[0].message")).isEqualTo(invalid.message());
    }

    static Stream<String> accepted() {
        return Stream.of(
                gen4Turbo("{}"),
                gen4Turbo("{\"promptText\":\"-\",\"duration\":\"-\"}"),
                gen4Turbo("{\"seed\":4294967295,\"contentModeration\":{\"publicFigureThreshold\":\"low\"}}"),
                gen4Turbo("{\"watermark\":true}"),
                gen4Turbo("{\"promptImage\":\"" + dataUri("image/webp", SampleImages.webp()) + "\"}"),
                gen4Turbo("{\"promptImage\":[{\"uri\":\"" + RunwayWire.IMAGE + "\",\"position\":\"first\"}]}"),
                gen4Turbo("{\"model\":\"gen4.5\",\"ratio\":\"1584:672\",\"duration\":7}"),
                veo("{\"negativePrompt\":\"text\"}"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void supportedParametersAreAccepted(String body) {
        create(IMAGE, body).then().statusCode(200);
    }

    @Test
    void keyIsCheckedFirst() {
        given().body("{").post("/v1/image_to_video").then().statusCode(401);
        asClient("key_short").body("{").post("/v1/image_to_video").then().statusCode(401);
        asClient(RunwayWire.KEY + " x")
                .body("{")
                .post("/v1/image_to_video")
                .then()
                .statusCode(401);
    }

    @Test
    void versionHeaderIsCheckedBeforeTheBody() {
        // When
        Response answer = given().header("Authorization", "Bearer " + RunwayWire.KEY)
                .header("X-Runway-Version", "2023-01-01")
                .body("{")
                .post("/v1/image_to_video");

        // Then
        answer.then().statusCode(400);
        assertThat(answer.jsonPath().getString("error"))
                .isEqualTo("The API version that was provided in the X-Runway-Version header is not valid.");
    }

    @Test
    void anUnknownPathIsAPlainPageForEveryCaller() {
        // When
        Response answer = given().post("/v1/image_to_video_please");

        // Then
        answer.then().statusCode(404);
        assertThat(answer.body().asString()).contains("Cannot POST /v1/image_to_video_please");
    }

    @Test
    void localImagesAreRejectedUnlessAllowed() {
        // Given
        Control.configure("{\"switches\":[]}");

        // When
        String plain = issue("http://example.com/a.jpg");
        String address = issue("https://127.0.0.1:9000/a.jpg");

        // Then
        assertThat(plain).isEqualTo("Only HTTPS URLs are allowed.");
        assertThat(address).isEqualTo("URLs must be hosted on a domain.");
    }

    @Test
    void aTooLargeBodyIsRejected() {
        create(IMAGE, gen4Turbo("{\"promptText\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}"))
                .then()
                .statusCode(413);
    }

    private static String issue(String image) {
        return create(IMAGE, gen4Turbo("{\"promptImage\":\"" + image + "\"}"))
                .then()
                .statusCode(400)
                .extract()
                .path("issues[0].message");
    }
}
