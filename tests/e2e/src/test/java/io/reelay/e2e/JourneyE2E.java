package io.reelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.reelay.contracts.Topics;
import io.reelay.e2e.system.Answer;
import io.reelay.e2e.system.Form;
import io.reelay.e2e.system.Http;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.MediaInfo;
import io.reelay.testkit.http.ReceivedRequest;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.testkit.media.Corner;
import io.reelay.testkit.media.Exif;
import io.reelay.testkit.media.SampleImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Follows one image-to-video job, with an image from a camera that was held sideways, from the request to all its
/// results.
@ExtendWith(RunningReelay.class)
@TestInstance(Lifecycle.PER_CLASS)
class JourneyE2E {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    private static final String CALLBACK_PATH = "/journey";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ReelaySystem reelay;
    private final String jobId;
    private final JsonNode job;

    JourneyE2E(ReelaySystem reelay) {
        this.reelay = reelay;
        Form form = new Form()
                .json("request", """
                        {"model": "runway/gen4_turbo", "prompt": "slow push in, the lake glitters", "duration": 2,
                         "size": "9:16", "seed": 42, "metadata": {"user": "42"}, "callbackUrl": "%s"}
                        """.formatted(reelay.receiver().url(CALLBACK_PATH)))
                .file("image", "selfie.jpg", "image/jpeg", SampleImages.rotatedJpeg(1280, 720, Exif.TURN_RIGHT));
        Answer accepted = reelay.api()
                .post("/v1/jobs", form, Map.of("traceparent", TRACEPARENT))
                .expect(202);
        this.jobId = accepted.body().path("id").asText();
        this.job = reelay.api().finished(jobId);
    }

    @Test
    void theJobSucceedsAndShowsItsResult() {
        assertThat(job.path("status").asText()).as("%s", job).isEqualTo("succeeded");
        assertThat(job.path("mode").asText()).isEqualTo("image-to-video");
        assertThat(job.path("metadata").path("user").asText()).isEqualTo("42");
        assertThat(job.path("credits").path("charged").asLong()).isPositive();
        assertThat(reelay.sandbox().tasks("the lake glitters")).hasSize(1);
    }

    @Test
    void theArchivedVideoHasTheRequestedSizeAndDuration(@TempDir Path directory) throws Exception {
        byte[] video = Http.send(HttpRequest.newBuilder(output())).body();
        MediaInfo info = Ffmpeg.locate().probe(Files.write(directory.resolve("result.mp4"), video));

        assertThat(info.width()).isEqualTo(720);
        assertThat(info.height()).isEqualTo(1280);
        assertThat(info.durationSeconds()).isCloseTo(2, within(0.2));
        assertThat(info.videoCodec()).isEqualTo("h264");

        JsonNode described = job.path("output").path(0);
        assertThat(described.path("bytes").asLong()).isEqualTo(video.length);
        assertThat(described.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(video)));
    }

    @Test
    void aSignedUrlIsRefusedWhenAnyPartIsAltered() {
        String address = output().toString();
        String otherSignature = address.replaceFirst("X-Amz-Signature=....", "X-Amz-Signature=0000");
        String longerLife = address.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800");
        String otherObject = address.replaceFirst("\\.mp4\\?", ".jpg?");

        assertThat(statusOf(address)).isEqualTo(200);
        assertThat(statusOf(otherSignature)).isEqualTo(403);
        assertThat(statusOf(longerLife)).isEqualTo(403);
        assertThat(statusOf(otherObject)).isEqualTo(403);
    }

    @Test
    void aSignedUrlIsRefusedAfterItExpires() {
        reelay.processes().stop(ReelaySystem.INTAKE);
        reelay.processes().startWith(_ -> Map.of("REELAY_SIGNED_URL_TTL", "PT10S"), ReelaySystem.INTAKE);
        try {
            String address = output().toString();
            assertThat(statusOf(address)).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(statusOf(address)).isEqualTo(403));
        } finally {
            reelay.processes().stop(ReelaySystem.INTAKE);
            reelay.processes().start(ReelaySystem.INTAKE);
        }
    }

    @Test
    void theWebhookIsVerifiedByAnIndependentLibrary() throws GeneralSecurityException {
        ReceivedRequest callback = callback();
        JsonNode body = Http.json(callback.body());

        assertThatCode(() -> new Webhook(reelay.webhookSecret()).verify(callback.text(), callback.headers()))
                .doesNotThrowAnyException();
        assertThat(callback.header("webhook-id")).isEqualTo(jobId + ":job.completed");
        assertThat(callback.header("x-reelay-signature")).isEqualTo("sha256=" + hmac(callback.body()));
        assertThat(body.path("type").asText()).isEqualTo("job.completed");
        assertThat(body.path("data").path("id").asText()).isEqualTo(jobId);
        assertThat(body.path("data").path("service").asText()).isEqualTo("runway");
        assertThat(body.path("data").path("metadata").path("height").asInt()).isEqualTo(1280);
        assertThat(statusOf(body.path("data").path("url").asText())).isEqualTo(200);
    }

    @Test
    void aPlainConsumerReadsTheCompletionWithItsCloudEventsHeaders() {
        try (KafkaTap tap = reelay.tap(Topics.JOB_COMPLETED)) {
            TappedRecord completion = tap.recordsOf(jobId).getFirst();

            assertThat(completion.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_type", "io.reelay.job.succeeded.v1")
                    .containsEntry("ce_subject", jobId)
                    .containsEntry("ce_source", "/reelay/uploader")
                    .containsEntry("content-type", "application/json")
                    .containsKeys("ce_id", "ce_time", "ce_sequence");
            assertThat(completion.header("traceparent")).contains(TRACE_ID);
            assertThat(callback().header("traceparent")).contains(TRACE_ID);
        }
    }

    @Test
    void anUploadedImageIsUprightAndHasNoCameraMetadata() throws IOException {
        byte[] sideways = SampleImages.rotatedJpeg(1280, 720, Exif.TURN_RIGHT);
        JsonNode upload = reelay.api()
                .send(reelay.api()
                        .request("/v1/uploads")
                        .header("Content-Type", "image/jpeg")
                        .POST(BodyPublishers.ofByteArray(sideways)))
                .expect(201)
                .body();

        byte[] stored = Http.send(
                        HttpRequest.newBuilder(URI.create(upload.path("url").asText())))
                .body();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(stored));

        assertThat(image.getWidth())
                .isEqualTo(720)
                .isEqualTo(upload.path("width").asInt());
        assertThat(image.getHeight()).isEqualTo(1280);
        assertThat(Corner.TOP_RIGHT.seenIn(image)).isEqualTo(Corner.TOP_LEFT);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(Exif.CAMERA);
    }

    private URI output() {
        return URI.create(
                reelay.api().get("/v1/jobs/" + jobId + "/output").expect(302).header("Location"));
    }

    private ReceivedRequest callback() {
        return await("the callback")
                .atMost(PATIENCE)
                .until(
                        () -> reelay.receiver()
                                .requests(request -> request.path().equals(CALLBACK_PATH)),
                        list -> !list.isEmpty())
                .getFirst();
    }

    private String hmac(byte[] body) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(reelay.webhookSecret().substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static int statusOf(String address) {
        return Http.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }
}
