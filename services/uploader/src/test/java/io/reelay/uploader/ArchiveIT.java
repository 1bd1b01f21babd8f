package io.reelay.uploader;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.contracts.events.MediaStored;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.uploader.fixture.FileHost;
import io.reelay.uploader.fixture.StorageProxy;
import io.reelay.uploader.fixture.TestAccounts;
import io.reelay.uploader.fixture.TestEvents;
import io.reelay.uploader.fixture.UploaderProfile;
import io.reelay.uploader.storage.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestProfile(UploaderProfile.class)
@QuarkusTestResource(StorageProxy.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestAccounts accounts;
    private final TestEvents events;
    private final Ffmpeg ffmpeg;
    private byte[] clip = {};

    @SuppressWarnings("NullAway.Init")
    private FileHost host;

    @SuppressWarnings("NullAway.Init")
    private StorageProxy storage;

    ArchiveIT(TestAccounts accounts, TestEvents events, Ffmpeg ffmpeg) {
        this.accounts = accounts;
        this.events = events;
        this.ffmpeg = ffmpeg;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        host = FileHost.start();
        Path file = folder.resolve("clip.mp4");
        ffmpeg.run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=320x180:rate=24:duration=2",
                        "-c:v",
                        ffmpeg.h264Encoder(),
                        "-pix_fmt",
                        "yuv420p",
                        file.toString()),
                Duration.ofMinutes(1));
        clip = Files.readAllBytes(file);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @Test
    void aResultIsStoredOnceBeforeTheJobSucceeds() {
        JobContext job = events.newJob(accounts.open().id());
        GenerationSucceeded succeeded = result(job, host.serve("/clip.mp4", clip));

        events.send(succeeded);
        events.send(succeeded);

        JobSucceeded finished = events.awaitEvent(job.jobId(), JobSucceeded.class);
        events.awaitIdle();
        StoredMedia video = finished.output().getFirst();
        assertThat(video.objectKey()).isEqualTo("results/" + job.jobId() + "/0.mp4");
        assertThat(video.contentType()).isEqualTo("video/mp4");
        assertThat(video.width()).isEqualTo(320);
        assertThat(video.height()).isEqualTo(180);
        assertThat(video.codec()).isEqualTo("h264");
        assertThat(video.durationSeconds()).isCloseTo(2, within(0.1));
        assertThat(video.sha256()).isEqualTo(Sha256.of(clip));
        assertThat(given().urlEncodingEnabled(false).get(video.url()).asByteArray())
                .isEqualTo(clip);
        StoredMedia poster = finished.posters().getFirst();
        assertThat(poster.objectKey()).isEqualTo("results/" + job.jobId() + "/poster.jpg");
        assertThat(given().urlEncodingEnabled(false).get(poster.url()).contentType())
                .isEqualTo("image/jpeg");
        assertThat(finished.providerTaskId()).isEqualTo("task-1");
        assertThat(events.published(job.jobId(), JobSucceeded.class)).hasSize(1);
        assertThat(events.published(job.jobId(), MediaStored.class))
                .extracting(MediaStored::kind)
                .containsExactlyInAnyOrder(MediaStored.Kind.RESULT, MediaStored.Kind.POSTER);
    }

    @Test
    void aFailedDownloadIsRetriedAndTheJobReportsTheWait() {
        JobContext job = events.newJob(accounts.open().id());

        events.send(result(job, host.serveAfterFailures("/slow.mp4", clip, 2)));

        events.awaitEvent(job.jobId(), JobSucceeded.class);
        events.awaitIdle();
        assertThat(events.published(job.jobId(), JobProgressed.class))
                .extracting(JobProgressed::waiting)
                .anySatisfy(waiting ->
                        assertThat(waiting).extracting(WaitStatus::reason).isEqualTo(WaitStatus.Reason.ARCHIVE_RETRY));
    }

    @Test
    void aResultSurvivesAnOutageOfTheStorage() {
        JobContext job = events.newJob(accounts.open().id());
        storage.disconnect();
        try {
            events.send(result(job, host.serve("/outage.mp4", clip)));
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(events.published(job.jobId(), JobProgressed.class))
                            .extracting(JobProgressed::waiting)
                            .contains(new WaitStatus(WaitStatus.Reason.ARCHIVE_RETRY, null)));
        } finally {
            storage.reconnect();
        }

        JobSucceeded finished = events.awaitEvent(job.jobId(), JobSucceeded.class);

        assertThat(finished.output()).hasSize(1);
        events.awaitIdle();
        assertThat(events.published(job.jobId(), JobFailed.class)).isEmpty();
    }

    @Test
    void aFailedCopyIsNotRetriedAfterTheDeadline() {
        JobContext job = events.newJob(accounts.open().id(), Duration.ofMillis(-1));

        events.send(result(job, host.serveAfterFailures("/late.mp4", clip, 1)));

        assertThat(events.awaitEvent(job.jobId(), JobFailed.class).failure().code())
                .isEqualTo(FailureCode.ARCHIVE_FAILED);
    }

    @Test
    void aLostResultIsNotCopiedWhenItsEventIsRepeated() {
        JobContext job = events.newJob(accounts.open().id());
        GenerationSucceeded succeeded = result(job, host.url("/comes-later.mp4"));
        events.send(succeeded);
        events.awaitEvent(job.jobId(), JobFailed.class);
        events.awaitIdle();
        int published = events.published(job.jobId(), JobProgressed.class).size();
        host.serve("/comes-later.mp4", clip);

        events.send(succeeded);

        events.awaitIdle();
        assertThat(events.published(job.jobId(), JobProgressed.class)).hasSize(published);
    }

    @Test
    void aResultThatIsMissingOrNotAVideoFailsTheJobWithItsReason() {
        assertThat(codeFor(host.url("/gone.mp4"))).isEqualTo(FailureCode.ARCHIVE_FAILED);
        assertThat(codeFor(host.serve("/text.mp4", "not a video".getBytes(UTF_8))))
                .isEqualTo(FailureCode.MEDIA_INVALID);
        assertThat(codeFor("http://10.0.0.1/clip.mp4")).isEqualTo(FailureCode.ARCHIVE_FAILED);
    }

    @Test
    void aResultBehindARedirectToSpacesAndUmlautsIsArchived() {
        JobContext job = events.newJob(accounts.open().id());
        host.serve("/a b/ü.mp4", clip);
        String rawLocation = new String("/a b/ü.mp4".getBytes(UTF_8), ISO_8859_1);

        events.send(result(job, host.redirect("/to-umlauts.mp4", rawLocation)));

        assertThat(events.awaitEvent(job.jobId(), JobSucceeded.class)
                        .output()
                        .getFirst()
                        .sha256())
                .isEqualTo(Sha256.of(clip));
    }

    @Test
    void aResultInGzipIsArchivedDecoded() {
        JobContext job = events.newJob(accounts.open().id());

        events.send(result(job, host.serveInGzip("/gzip.mp4", clip)));

        StoredMedia video =
                events.awaitEvent(job.jobId(), JobSucceeded.class).output().getFirst();
        assertThat(video.sha256()).isEqualTo(Sha256.of(clip));
        assertThat(given().urlEncodingEnabled(false).get(video.url()).asByteArray())
                .isEqualTo(clip);
    }

    @Test
    void aResultThatCannotBeFetchedReportsTheCauseAtTheProvider() {
        assertThat(failureFor("https://exa mple.org/clip.mp4"))
                .isEqualTo(Failure.of(
                        FailureCode.MEDIA_INVALID,
                        "The provider gave a URL of the result that is not valid. The host of the URL is not valid:"
                                + " use an IP address, or a DNS name of letters, digits, '-' and '_' with at most 63"
                                + " characters between two dots and 253 in all."));
        assertThat(failureFor(host.serveAs("br", "/brotli.mp4", clip)))
                .isEqualTo(Failure.of(
                        FailureCode.ARCHIVE_FAILED,
                        "The result could not be copied into the storage: The server sent Content-Encoding br, which is"
                                + " not supported: send the file without it, or with gzip or deflate."));
    }

    private FailureCode codeFor(String url) {
        return failureFor(url).code();
    }

    private Failure failureFor(String url) {
        JobContext job = events.newJob(accounts.open().id());
        events.send(result(job, url));
        return events.awaitEvent(job.jobId(), JobFailed.class).failure();
    }

    private static GenerationSucceeded result(JobContext job, String url) {
        return new GenerationSucceeded(job, TestEvents.spec(), "task-1", List.of(url), new BigDecimal("25"));
    }
}
