package io.reelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.e2e.system.Answer;
import io.reelay.e2e.system.Form;
import io.reelay.e2e.system.Http;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.testkit.media.SampleImages;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Invalid requests are refused at once, with a code and a message that names the field.
@ExtendWith(RunningReelay.class)
class BadInputE2E {
    private static final String TEXT_TO_VIDEO = """
            {"model": "runway/gen4.5", "prompt": "waves", "duration": 2, "size": "1280:720"}
            """;

    private final ReelaySystem reelay;

    BadInputE2E(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aRequestThatTheModelCannotServeIsRefused(String what, String request, String field) {
        Answer answer = reelay.api().post("/v1/jobs", request, Map.of());

        assertRefused(answer, 400, "INVALID_REQUEST");
        assertThat(answer.body().path("errors")).as("%s", answer.body()).anySatisfy(error -> {
            assertThat(error.path("field").asText()).isEqualTo(field);
            assertThat(error.path("message").asText()).isNotBlank();
        });
    }

    static Stream<Arguments> aRequestThatTheModelCannotServeIsRefused() {
        return Stream.of(
                arguments("unknown model", "{\"model\": \"runway/gen9\", \"prompt\": \"waves\"}", "model"),
                arguments("a size that the model does not support", textToVideo("\"size\": \"1:3\""), "size"),
                arguments("a duration that the model does not support", textToVideo("\"duration\": 11"), "duration"),
                arguments(
                        "no image for a model that requires one",
                        "{\"model\": \"runway/gen4_turbo\", \"prompt\": \"waves\"}",
                        "image"),
                arguments("seed null", textToVideo("\"seed\": null"), "seed"),
                arguments("seed out of range", textToVideo("\"seed\": 4294967296"), "seed"),
                arguments("unknown field", textToVideo("\"promt\": \"waves\""), "promt"),
                arguments("private image URL", imageToVideo("https://10.0.0.1/a.jpg"), "image"),
                arguments("private callback", textToVideo("\"callbackUrl\": \"https://192.168.1.1/\""), "callbackUrl"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aFileThatIsNotAUsableImageIsRefused(String what, byte[] file, int status, String code) {
        Form form = new Form()
                .json("request", "{\"model\": \"runway/gen4_turbo\"}")
                .file("image", "image.jpg", "image/jpeg", file);

        Answer answer = reelay.api().post("/v1/jobs", form, Map.of());

        assertRefused(answer, status, code);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("image");
    }

    static Stream<Arguments> aFileThatIsNotAUsableImageIsRefused() {
        return Stream.of(
                arguments("a PDF called .jpg", SampleImages.pdf(), 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("11 MB", SampleImages.pngLargerThan(11_000_000), 413, "PAYLOAD_TOO_LARGE"),
                arguments("60 megapixels", SampleImages.plainPng(10_000, 6_000), 400, "INVALID_REQUEST"),
                arguments("damaged", SampleImages.corruptJpeg(), 400, "INVALID_REQUEST"));
    }

    @Test
    void anUnreachableImageUrlFailsTheJob() {
        reelay.receiver().answer(404);

        assertFailed("/missing.jpg", "media_unreachable");
    }

    @Test
    void anImageUrlThatRedirectsToAPrivateAddressFailsTheJob() {
        reelay.receiver().answerWithHeader(302, "Location", "https://10.0.0.1/a.jpg");

        assertFailed("/moved.jpg", "invalid_input");
    }

    @Test
    void malformedJsonIsRefused() {
        assertRefused(reelay.api().post("/v1/jobs", "{\"model\": ", Map.of()), 400, "INVALID_REQUEST");
    }

    @Test
    void aMissingOrWrongApiKeyIsRefused() {
        var none = reelay.api().anonymous("/v1/jobs");
        var wrong = reelay.api().anonymous("/v1/jobs").header("X-API-Key", "guessed");

        assertRefused(reelay.api().send(none), 401, "UNAUTHENTICATED");
        assertRefused(reelay.api().send(wrong), 401, "UNAUTHENTICATED");
    }

    @Test
    void anIdempotencyKeyIsBoundToOneRequest() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Answer first =
                reelay.api().post("/v1/jobs", textToVideo("\"seed\": 1"), key).expect(202);

        Answer again =
                reelay.api().post("/v1/jobs", textToVideo("\"seed\": 1"), key).expect(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertRefused(reelay.api().post("/v1/jobs", textToVideo("\"seed\": 2"), key), 422, "IDEMPOTENCY_MISMATCH");
        // The tests of crashes and slots need idle workers.
        reelay.api().finished(first.body().path("id").asText());
    }

    private void assertFailed(String path, String code) {
        String request = imageToVideo(reelay.receiver().url(path).toString());
        String id = reelay.api()
                .post("/v1/jobs", request, Map.of())
                .expect(202)
                .body()
                .path("id")
                .asText();

        JsonNode job = reelay.api().finished(id);

        assertThat(job.path("status").asText()).isEqualTo("failed");
        assertThat(job.path("failure").path("code").asText()).isEqualTo(code);
        assertThat(job.path("failure").path("message").asText()).contains("image");
        assertThat(job.path("credits").path("charged").asLong()).isZero();
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(answer.body().path("traceId").asText()).isNotBlank();
    }

    /// A valid request except for this member.
    private static String textToVideo(String member) {
        ObjectNode request = (ObjectNode) Http.json(TEXT_TO_VIDEO);
        return request.setAll((ObjectNode) Http.json("{" + member + "}")).toString();
    }

    private static String imageToVideo(String address) {
        return "{\"model\": \"runway/gen4_turbo\", \"image\": \"%s\"}".formatted(address);
    }
}
