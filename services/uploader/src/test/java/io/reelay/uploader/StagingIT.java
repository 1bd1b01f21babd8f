package io.reelay.uploader;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageConstraints;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.MediaStored;
import io.reelay.contracts.events.SourceImage;
import io.reelay.contracts.events.StagedImage;
import io.reelay.contracts.events.StagingRequested;
import io.reelay.testkit.media.SampleImages;
import io.reelay.uploader.fixture.FileHost;
import io.reelay.uploader.fixture.StorageProxy;
import io.reelay.uploader.fixture.TestAccounts;
import io.reelay.uploader.fixture.TestAccounts.Keyed;
import io.reelay.uploader.fixture.TestEvents;
import io.reelay.uploader.fixture.TestStorage;
import io.reelay.uploader.fixture.UploaderProfile;
import io.reelay.uploader.storage.Sha256;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@TestProfile(UploaderProfile.class)
@QuarkusTestResource(StorageProxy.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagingIT {

    private static final ImageConstraints CONSTRAINTS =
            new ImageConstraints(800_000, 300, 2_000, Set.of("image/jpeg", "image/png"), 0.5, 2);

    private final TestAccounts accounts;
    private final TestEvents events;
    private final TestStorage storage;

    @SuppressWarnings("NullAway.Init")
    private FileHost host;

    StagingIT(TestAccounts accounts, TestEvents events, TestStorage storage) {
        this.accounts = accounts;
        this.events = events;
        this.storage = storage;
    }

    @BeforeAll
    void start() throws IOException {
        host = FileHost.start();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @Test
    void anImageIsStagedOnceEvenIfTheEventIsRepeated() {
        JobContext job = events.newJob(accounts.open().id());
        String url = host.serveAfterFailures("/lake.png", SampleImages.png(3_000, 2_000), 1);
        StagingRequested requested = request(job, new SourceImage(ImageRole.FIRST, url, null));

        events.send(requested);
        events.send(requested);

        GenerationRequested sent = events.awaitEvent(job.jobId(), GenerationRequested.class);
        events.awaitIdle();
        assertThat(sent.job()).isEqualTo(job);
        assertThat(sent.spec()).isEqualTo(TestEvents.spec());
        StagedImage image = sent.pictures().getFirst();
        assertThat(image.width()).isEqualTo(2_000);
        byte[] stored = given().urlEncodingEnabled(false).get(image.url()).asByteArray();
        assertThat(stored).hasSize((int) image.bytes());
        assertThat(Sha256.of(stored)).isEqualTo(image.sha256());
        assertThat(events.awaitEvent(job.jobId(), MediaStored.class).kind()).isEqualTo(MediaStored.Kind.INPUT);
        assertThat(events.published(job.jobId(), GenerationRequested.class)).hasSize(1);
    }

    @Test
    void anUploadThatSatisfiesTheConstraintsIsUsedInPlace() {
        Keyed account = accounts.open();
        JobContext job = events.newJob(account.id());
        String upload = given().header("X-API-Key", account.key())
                .contentType("image/jpeg")
                .body(SampleImages.jpeg(640, 360))
                .post("/v1/uploads")
                .jsonPath()
                .getString("id");

        events.send(request(job, new SourceImage(ImageRole.FIRST, null, upload)));

        GenerationRequested sent = events.awaitEvent(job.jobId(), GenerationRequested.class);
        assertThat(sent.pictures().getFirst().url()).contains("/uploads/" + account.id() + "/" + upload + ".jpg");
        events.awaitIdle();
        assertThat(events.published(job.jobId(), MediaStored.class)).isEmpty();
    }

    @Test
    void anUnusableImageFailsTheJobWithItsReasonAndField() {
        assertThat(codeFor(host.url("/missing.jpg"))).isEqualTo(FailureCode.MEDIA_UNREACHABLE);
        assertThat(codeFor("https://10.0.0.1/a.jpg")).isEqualTo(FailureCode.INVALID_INPUT);
        assertThat(codeFor(host.redirect("/trap.jpg", "http://10.0.0.1/latest/meta-data")))
                .isEqualTo(FailureCode.INVALID_INPUT);
        assertThat(codeFor(host.serve("/fake.jpg", SampleImages.pdf()))).isEqualTo(FailureCode.MEDIA_INVALID);
        assertThat(codeFor(host.serve("/small.jpg", SampleImages.jpeg(200, 200))))
                .isEqualTo(FailureCode.MEDIA_INVALID);
        assertThat(codeFor(host.serve("/wide.jpg", SampleImages.jpeg(900, 300))))
                .isEqualTo(FailureCode.INVALID_INPUT);
    }

    @Test
    void anUploadOfAnotherAccountIsNotFound() {
        JobContext job = events.newJob(accounts.open().id());

        events.send(request(job, new SourceImage(ImageRole.LAST, null, "upl_01k0000000000000000000000")));

        JobFailed failed = events.awaitEvent(job.jobId(), JobFailed.class);
        assertThat(failed.failure().code()).isEqualTo(FailureCode.INVALID_INPUT);
        assertThat(failed.failure().message()).startsWith("lastImage: there is no upload");
    }

    @Test
    void anUploadWithAMissingFileFailsTheJob() {
        Keyed account = accounts.open();
        JobContext job = events.newJob(account.id());
        String upload = given().header("X-API-Key", account.key())
                .contentType("image/jpeg")
                .body(SampleImages.jpeg(3_000, 2_000))
                .post("/v1/uploads")
                .jsonPath()
                .getString("id");
        storage.remove("uploads/" + account.id() + "/" + upload + ".jpg");

        events.send(request(job, new SourceImage(ImageRole.FIRST, null, upload)));

        JobFailed failed = events.awaitEvent(job.jobId(), JobFailed.class);
        assertThat(failed.failure().code()).isEqualTo(FailureCode.INVALID_INPUT);
        assertThat(failed.failure().message()).startsWith("image: the file of the upload " + upload + " is gone");
    }

    @Test
    void aJobPastItsDeadlineIsSkipped() {
        JobContext job = events.newJob(accounts.open().id(), Duration.ofMillis(-1));

        events.send(request(job, new SourceImage(ImageRole.FIRST, host.url("/missing.jpg"), null)));

        events.awaitIdle();
        assertThat(events.published(job.jobId(), JobFailed.class)).isEmpty();
        assertThat(events.published(job.jobId(), GenerationRequested.class)).isEmpty();
    }

    @Test
    void anImageUrlWithSpacesAndUmlautsIsEncodedAsInBrowsers() {
        JobContext job = events.newJob(accounts.open().id());
        byte[] lake = SampleImages.jpeg(640, 360);
        host.serve("/Bild 1/größe.jpg", lake);

        events.send(request(job, new SourceImage(ImageRole.FIRST, host.url("/Bild 1/größe.jpg?v=1 ü#oben"), null)));

        StagedImage image = events.awaitEvent(job.jobId(), GenerationRequested.class)
                .pictures()
                .getFirst();
        assertThat(image.width()).isEqualTo(640);
    }

    @Test
    void anImageInGzipIsDecodedAndAnUnsupportedCodingIsNamed() {
        JobContext job = events.newJob(accounts.open().id());
        byte[] lake = SampleImages.jpeg(640, 360);

        events.send(request(job, new SourceImage(ImageRole.FIRST, host.serveInGzip("/gzip.jpg", lake), null)));

        assertThat(events.awaitEvent(job.jobId(), GenerationRequested.class)
                        .pictures()
                        .getFirst()
                        .width())
                .isEqualTo(640);
        assertThat(failureFor(host.serveAs("br", "/brotli.jpg", lake)))
                .isEqualTo(Failure.of(
                        FailureCode.MEDIA_INVALID,
                        "image: The server sent Content-Encoding br, which is not supported: send the file without it,"
                                + " or with gzip or deflate."));
    }

    @Test
    void anInvalidImageUrlIsRejectedWithTheProblemInIt() {
        assertThat(failureFor("https://ex..org/a.jpg"))
                .isEqualTo(Failure.of(
                        FailureCode.INVALID_INPUT,
                        "image: The host of the URL is not valid: use an IP address, or a DNS name of letters, digits,"
                                + " '-' and '_' with at most 63 characters between two dots and 253 in all."));
    }

    private FailureCode codeFor(String url) {
        return failureFor(url).code();
    }

    private Failure failureFor(String url) {
        JobContext job = events.newJob(accounts.open().id());
        events.send(request(job, new SourceImage(ImageRole.FIRST, url, null)));
        JobFailed failed = events.awaitEvent(job.jobId(), JobFailed.class);
        assertThat(failed.failure().message()).startsWith("image: ");
        return failed.failure();
    }

    private static StagingRequested request(JobContext job, SourceImage image) {
        return new StagingRequested(job, TestEvents.spec(), List.of(image), CONSTRAINTS);
    }
}
