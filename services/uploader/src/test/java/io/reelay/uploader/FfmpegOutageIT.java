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
import io.reelay.uploader.fixture.StorageDoor;
import io.reelay.uploader.fixture.TestAccounts;
import io.reelay.uploader.fixture.UploaderProfile;
import io.reelay.uploader.fixture.Wire;
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
@QuarkusTestResource(StorageDoor.class)
class FfmpegOutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHECK = "checks.find { it.name == 'ffmpeg and ffprobe' }.";
    private static final String LOADER = "error while loading shared libraries: libxcb-shm.so.0: cannot open shared"
            + " object file: No such file or directory";

    private final TestAccounts accounts;
    private final Wire wire;
    private final BreakableTools tools;

    FfmpegOutageIT(
            TestAccounts accounts, Wire wire, @ConfigProperty(name = "reelay.ffmpeg-dir") Path folderOfTheTools) {
        this.accounts = accounts;
        this.wire = wire;
        this.tools = new BreakableTools(folderOfTheTools);
    }

    @Test
    void aPaidResultWaitsForTheToolsAndReadinessSaysWhatIsMissing() throws IOException {
        try (FileHost host = FileHost.start()) {
            // Given
            JobContext job = wire.newJob(accounts.open().id());
            tools.fail(LOADER, 127);

            // When
            wire.send(new GenerationSucceeded(
                    job,
                    Wire.spec(),
                    "task-1",
                    List.of(host.serve("/clip.mp4", "a clip".getBytes(UTF_8))),
                    new BigDecimal("25")));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(wire.events(job.jobId(), JobProgressed.class))
                            .extracting(JobProgressed::waiting)
                            .contains(new WaitStatus(WaitStatus.Reason.ARCHIVE_RETRY, null)));
            readiness(503)
                    .body(CHECK + "status", equalTo("DOWN"))
                    .body(CHECK + "data.problem", containsString("ended with 127: " + LOADER));

            // When
            tools.repair();

            // Then
            JobSucceeded finished = wire.awaitEvent(job.jobId(), JobSucceeded.class);
            wire.awaitQuiet();
            assertThat(finished.output().getFirst().codec()).isEqualTo("h264");
            assertThat(wire.events(job.jobId(), JobFailed.class)).isEmpty();
            readiness(200).body(CHECK + "status", equalTo("UP"));
        }
    }

    private static ValidatableResponse readiness(int status) {
        return given().get("/q/health/ready").then().statusCode(status);
    }

    /// The uploader with tools that can be broken while it runs.
    public static class ToolsProfile extends UploaderProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("reelay.ffmpeg-dir", BreakableTools.create().folder().toString());
            return settings;
        }
    }
}
