package io.reelay.e2e;

import static io.reelay.e2e.system.ReelaySystem.INTAKE;
import static io.reelay.e2e.system.ReelaySystem.RUNWAY;
import static io.reelay.e2e.system.ReelaySystem.UPLOADER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelay.e2e.system.Answer;
import io.reelay.e2e.system.Http;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.localstack.system.Service;
import io.reelay.testkit.media.SampleImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A stopping service answers the requests that it has begun.
@ExtendWith(RunningReelay.class)
class GracefulStopE2E {

    private static final Duration SOON = Duration.ofSeconds(30);
    /// Which of the two depends on the thread that ends the process; a killed one has neither.
    private static final List<Integer> ENDED_BY_ITSELF = List.of(0, 143);
    private static final Pattern ACTIVE = Pattern.compile("(?m)^http_server_active_requests(?:\\{.*})? (\\d+)");

    private final ReelaySystem reelay;

    GracefulStopE2E(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    @BeforeEach
    void stopTheWorker() {
        reelay.processes().stop(RUNWAY);
    }

    @AfterEach
    void startAgain() {
        reelay.processes().stop(INTAKE, UPLOADER, RUNWAY);
        reelay.processes().start(INTAKE, UPLOADER, RUNWAY);
    }

    @Test
    void aRequestThatWaitsForAJobGetsTheJobWhenIntakeStops() {
        // Given
        var marker = "m" + UUID.randomUUID();
        var submitting = ask(() -> reelay.api().post("/v1/jobs", job(marker), Map.of("Prefer", "wait=30")));
        var id = await().atMost(SOON).until(() -> idOf(marker), found -> !found.isEmpty());
        var looking = ask(() -> reelay.api().get("/v1/jobs/" + id + "?wait=30"));
        awaitRequests(Service.INTAKE, 2);

        // When
        reelay.processes().stop(INTAKE);

        // Then
        var submitted = submitting.join().expect(202);
        assertThat(submitted.body().path("id").asText()).isEqualTo(id);
        assertThat(submitted.body().path("status").asText()).isEqualTo("queued");
        assertThat(submitted.header("Location")).isEqualTo("/v1/jobs/" + id);
        var looked = looking.join().expect(200);
        assertThat(looked.body().path("id").asText()).isEqualTo(id);
        assertThat(looked.body().path("status").asText()).isEqualTo("queued");
        assertThat(reelay.processes().exitCode(INTAKE)).isIn(ENDED_BY_ITSELF);
    }

    @Test
    void duringTheDelayIntakeIsNotReadyAndStillAnswers() {
        // Given
        reelay.processes().stop(INTAKE);
        reelay.processes().startWith(_ -> Map.of("REELAY_SHUTDOWN_DELAY", "PT5S"), INTAKE);

        // When
        var stopping = CompletableFuture.runAsync(() -> reelay.processes().stop(INTAKE));
        await().atMost(SOON)
                .until(() ->
                        Http.send(request(Service.INTAKE, "/q/health/ready")).statusCode() == 503);

        // Then
        var answer = reelay.api().post("/v1/jobs", job("m" + UUID.randomUUID()), Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(stopping).isNotDone();
        stopping.join();
        assertThat(reelay.processes().exitCode(INTAKE)).isIn(ENDED_BY_ITSELF);
    }

    @Test
    void anUploadThatHasBegunIsStoredWhenTheUploaderStops() throws IOException {
        // Given
        var image = SampleImages.jpeg(640, 480);
        var uploader = reelay.url(Service.UPLOADER);
        try (var socket = new Socket(uploader.getHost(), uploader.getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            var out = socket.getOutputStream();
            out.write(head(image.length).getBytes(US_ASCII));
            out.write(Arrays.copyOf(image, 1_000));
            out.flush();
            awaitRequests(Service.UPLOADER, 1);

            // When
            var stopping = CompletableFuture.runAsync(() -> reelay.processes().stop(UPLOADER));
            await().atMost(SOON)
                    .until(() -> reelay.processes().log(UPLOADER).contains("Waiting for HTTP requests to complete"));
            out.write(image, 1_000, image.length - 1_000);
            out.flush();

            // Then
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 201 Created");
            stopping.join();
        }
        assertThat(reelay.processes().exitCode(UPLOADER)).isIn(ENDED_BY_ITSELF);
    }

    private static CompletableFuture<Answer> ask(Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(call).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private static String job(String marker) {
        return """
            {"model": "runway/gen4.5", "prompt": "waves", "duration": 2, "size": "1280:720",
             "metadata": {"marker": "%s"}}\
            """.formatted(marker);
    }

    private String idOf(String marker) {
        return reelay.api().all("/v1/jobs").stream()
                .filter(job -> job.path("metadata").path("marker").asText().equals(marker))
                .map(job -> job.path("id").asText())
                .findFirst()
                .orElse("");
    }

    /// Waits until the service handles this number of requests, not counting the request for the metric.
    private void awaitRequests(Service service, int wanted) {
        await().atMost(SOON).untilAsserted(() -> {
            var metrics = new String(Http.send(request(service, "/q/metrics")).body(), StandardCharsets.UTF_8);
            var active = ACTIVE.matcher(metrics);
            assertThat(active.find()).as(metrics).isTrue();
            assertThat(Integer.parseInt(active.group(1))).isGreaterThan(wanted);
        });
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(reelay.url(service) + path));
    }

    private static String head(int length) {
        return """
            POST /v1/uploads HTTP/1.1\r
            Host: uploader\r
            X-API-Key: reelay-dev-key\r
            Content-Type: image/jpeg\r
            Content-Length: %d\r
            \r
            """.formatted(length);
    }
}
