package io.reelay.uploader;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.uploader.fixture.BreakableTools;
import io.reelay.uploader.fixture.FileHost;
import io.reelay.uploader.fixture.StorageProxy;
import io.reelay.uploader.fixture.TestAccounts;
import io.reelay.uploader.fixture.TestEvents;
import io.reelay.uploader.fixture.UploaderProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FfmpegOutageIT.ToolsProfile.class)
@QuarkusTestResource(StorageProxy.class)
class FfmpegOutageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String CHECK = "checks.find { it.name == 'ffmpeg and ffprobe' }.";
    private static final String LOADER = "error while loading shared libraries: libxcb-shm.so.0: cannot open shared"
            + " object file: No such file or directory";

    private final TestAccounts accounts;
    private final TestEvents events;
    private final BreakableTools tools;

    FfmpegOutageIT(
            TestAccounts accounts, TestEvents events, @ConfigProperty(name = "reelay.ffmpeg-dir") Path toolsDirectory) {
        this.accounts = accounts;
        this.events = events;
        this.tools = new BreakableTools(toolsDirectory);
    }

    @Test
    void aPaidResultWaitsForTheToolsAndReadinessReportsTheFailure() throws IOException {
        try (FileHost host = FileHost.start()) {
            // Given
            JobContext job = events.newJob(accounts.open().id());
            tools.fail(LOADER, 127);

            // When
            events.send(new GenerationSucceeded(
                    job,
                    TestEvents.spec(),
                    "task-1",
                    List.of(host.serve("/clip.mp4", "a clip".getBytes(UTF_8))),
                    new BigDecimal("25")));

            // Then
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(events.published(job.jobId(), JobProgressed.class))
                            .extracting(JobProgressed::waiting)
                            .contains(new WaitStatus(WaitStatus.Reason.ARCHIVE_RETRY, null)));
            readiness(503)
                    .body(CHECK + "status", equalTo("DOWN"))
                    .body(CHECK + "data.problem", containsString("ended with 127: " + LOADER));

            // When
            tools.repair();

            // Then
            JobSucceeded finished = events.awaitEvent(job.jobId(), JobSucceeded.class);
            events.awaitIdle();
            assertThat(finished.output().getFirst().codec()).isEqualTo("h264");
            assertThat(events.published(job.jobId(), JobFailed.class)).isEmpty();
            readiness(200).body(CHECK + "status", equalTo("UP"));
        }
    }

    private static ValidatableResponse readiness(int status) {
        return given().get("/q/health/ready").then().statusCode(status);
    }

    /// The uploader with tools that can fail while it runs.
    public static class ToolsProfile extends UploaderProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put(
                    "reelay.ffmpeg-dir", BreakableTools.create().directory().toString());
            return settings;
        }
    }
}
