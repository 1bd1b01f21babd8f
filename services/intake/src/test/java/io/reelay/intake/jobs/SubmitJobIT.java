package io.reelay.intake.jobs;

import static io.reelay.intake.FakeSystem.PATIENCE;
import static io.reelay.intake.FakeSystem.producer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.IdType;
import io.reelay.contracts.Topics;
import io.reelay.intake.FakeSystem;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.testkit.media.SampleImages;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmitJobIT {

    private static final String TEXT_JOB = """
        {"model": "runware/google:3@2", "prompt": "a lake at sunset", "metadata": {"user": "42"},
         "callbackUrl": "https://1.1.1.1/hook", "deadline": "PT15M"}\
        """;
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final FakeSystem system;

    SubmitJobIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @Test
    void aTextJobIsStoredReservedAndPublishedInTheTraceOfTheProducer() {
        // Given
        long reserved = reserved();

        // When
        var response = producer()
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .body(TEXT_JOB)
                .post("/v1/jobs")
                .then();

        // Then
        String id = response.statusCode(202)
                .header("Location", matchesPattern("/v1/jobs/job_[0-9a-z]{26}"))
                .header("Retry-After", matchesPattern("\\d+"))
                .body("status", equalTo("queued"), "terminal", equalTo(false))
                .body("model", equalTo("runware/google:3@2"), "mode", equalTo("text-to-video"))
                .body("request.duration", equalTo(8), "request.providerFields.generateAudio", equalTo(true))
                .body("adjustments.field", hasItems("duration", "size"))
                .body("adjustments[0]", hasEntry("from", null))
                .body("credits.reserved", equalTo(80), "credits.charged", nullValue())
                .body("metadata.user", equalTo("42"))
                .extract()
                .path("id");
        assertThat(reserved()).isEqualTo(reserved + 80);
        var event = published(Topics.generationRequested("runware"), id);
        assertThat(event.header("ce_type")).isEqualTo("io.reelay.generation.requested.v1");
        assertThat(event.header("ce_source")).isEqualTo("/reelay/intake");
        assertThat(event.header("traceparent")).contains(TRACE);
        assertThat(event.text()).contains("\"providerModel\":\"google:3@2\"");
    }

    @Test
    void anInlineImageBecomesAnUploadThatIsStagedFirst() {
        // Given
        var image = Base64.getEncoder().encodeToString(SampleImages.jpeg(640, 360));

        // When
        var response = producer()
                .body("{\"model\": \"runwayml-gen4_turbo-5\", \"image\": \"data:image/jpeg;base64,%s\"}"
                        .formatted(image))
                .post("/v1/jobs")
                .then();

        // Then
        String id = staged(response);
        assertThat(published(Topics.STAGING_REQUESTED, id).text()).contains("\"uploadId\":\"upl_");
    }

    @Test
    void urlsWithNonAsciiCharactersAreKeptUnchanged() {
        // Given
        var image = "https://1.1.1.1/Bild 1/größe.jpg?a=ü#oben";
        var callback = "https://1.1.1.1/приём/заказ?имя=✓";

        // When
        String id = producer()
                .body("{\"model\": \"runway/gen4_turbo\", \"image\": \"%s\", \"callbackUrl\": \"%s\"}"
                        .formatted(image, callback))
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .body("request.image", equalTo(image))
                .extract()
                .path("id");

        // Then
        assertThat(published(Topics.STAGING_REQUESTED, id).text()).contains("\"url\":\"" + image + "\"");
    }

    @Test
    void anImageCanBeSentAsAFilePart() {
        // When
        var response = given().header("Authorization", "Bearer " + FakeSystem.KEY)
                .multiPart("request", "{\"model\": \"runway/gen4_turbo\", \"size\": \"9:16\"}", "application/json")
                .multiPart("image", "lake.jpg", SampleImages.jpeg(360, 640), "image/jpeg")
                .post("/v1/jobs")
                .then();

        // Then
        staged(response);
        response.body("request.size", equalTo("720:1280"));
    }

    @Test
    void anInvalidImageIsRejectedWithTheMessageOfTheUploader() {
        given().header("X-API-Key", FakeSystem.KEY)
                .multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json")
                .multiPart("image", "lake.jpg", SampleImages.pdf(), "image/jpeg")
                .post("/v1/jobs")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"))
                .body("detail", equalTo("image: This is not a JPG, PNG or WEBP image."))
                .body("errors[0].field", equalTo("image"))
                .body("errors[0].message", equalTo("This is not a JPG, PNG or WEBP image."));
    }

    @Test
    void aDryRunChecksInlineImagesLikeASubmission() {
        // Given
        var pdf = Base64.getEncoder().encodeToString(SampleImages.pdf());
        var dataUri = "{\"model\": \"runway/gen4_turbo\", \"image\": \"data:image/jpeg;base64,%s\"}".formatted(pdf);
        for (var path : List.of("/v1/jobs", "/v1/jobs?dryRun=true")) {
            // When
            var inJson = producer().body(dataUri).post(path).then();
            var inForm = form().multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json")
                    .multiPart("image", "lake.jpg", SampleImages.pdf(), "image/jpeg")
                    .post(path)
                    .then();

            // Then
            for (var response : List.of(inJson, inForm)) {
                response.statusCode(415)
                        .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"))
                        .body("detail", equalTo("image: This is not a JPG, PNG or WEBP image."))
                        .body("errors[0].field", equalTo("image"));
            }
        }
    }

    @Test
    void aDryRunWithAnInlineImageReturnsThePriceAndStoresNothing() {
        // Given
        long reserved = reserved();
        var image = Base64.getEncoder().encodeToString(SampleImages.jpeg(640, 360));

        // When
        var response = producer()
                .body("{\"model\": \"runway/gen4_turbo\", \"image\": \"data:image/jpeg;name=my%%20cat.jpg;base64,%s\"}"
                        .formatted(image))
                .post("/v1/jobs?dryRun=true")
                .then();

        // Then: the image did not become an upload
        response.statusCode(200)
                .body("request.image", matchesPattern("image/jpeg, \\d+ bytes"), "affordable", equalTo(true))
                .body("images[0].field", equalTo("image"), "images[0].contentType", equalTo("image/jpeg"))
                .body("images[0].bytes", equalTo(9), "images[0].width", equalTo(640), "images[0].height", equalTo(360))
                .body("images[0].changes", equalTo(List.of("metadata removed")));
        assertThat(reserved()).isEqualTo(reserved);
    }

    @Test
    void anEmptyFilePartOfABrowserIsNotAnImage() {
        // When
        var response = form().multiPart(
                        "request", "{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\"}", "application/json")
                .multiPart("image", "", new byte[0], "application/octet-stream")
                .post("/v1/jobs")
                .then();

        // Then
        response.statusCode(202).body("mode", equalTo("text-to-video"), "request.image", nullValue());
    }

    @Test
    void anEmptyFilePartNextToAFileIsIgnored() {
        // When
        var response = form().multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json")
                .multiPart("image", "", new byte[0], "application/octet-stream")
                .multiPart("image", "lake.jpg", SampleImages.jpeg(640, 360), "image/jpeg")
                .post("/v1/jobs")
                .then();

        // Then
        staged(response);
    }

    @Test
    void anEmptyFileIsRejectedWithItsName() {
        for (var path : List.of("/v1/jobs", "/v1/jobs?dryRun=true")) {
            form().multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json")
                    .multiPart("image", "lake.jpg", new byte[0], "image/jpeg")
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("image"))
                    .body("errors[0].message", equalTo("The file \"lake.jpg\" is empty. Send it again."));
        }
    }

    private static RequestSpecification form() {
        return given().header("X-API-Key", FakeSystem.KEY);
    }

    @Test
    void anUnknownUploadIsAlsoRejectedInADryRun() {
        var job = "{\"model\": \"runway/gen4_turbo\", \"image\": \"%s\"}".formatted(IdType.UPLOAD.next());
        for (var path : List.of("/v1/jobs", "/v1/jobs?dryRun=true")) {
            producer()
                    .body(job)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("image"), "errors[0].message", startsWith("There is no upload"));
        }
    }

    @Test
    void noImageIsUploadedForAJobThatCannotBePaid() {
        // Given: the uploader would reject this image
        system.openAccount("penniless", 0);
        var image = Base64.getEncoder().encodeToString(SampleImages.pdf());

        // When
        var response = given().header("X-API-Key", "penniless")
                .contentType("application/json")
                .body("{\"model\": \"runway/gen4_turbo\", \"image\": \"data:image/jpeg;base64,%s\"}".formatted(image))
                .post("/v1/jobs")
                .then();

        // Then
        response.statusCode(402);
    }

    @Test
    void metadataKeepsItsOrder() {
        // When
        String id = producer()
                .body(TEXT_JOB.replace(
                        "{\"user\": \"42\"}",
                        "{\"zebra\": 1, \"monkey\": {\"y\": 2, \"x\": 3}, \"ape\": 4, \"lion\": 5, \"ant\": 6}"))
                .post("/v1/jobs")
                .path("id");

        // Then
        var inOrder = "\"metadata\":{\"zebra\":1,\"monkey\":{\"y\":2,\"x\":3},\"ape\":4,\"lion\":5,\"ant\":6}";
        assertThat(published(Topics.generationRequested("runware"), id).text()).contains(inOrder);
        assertThat(producer().get("/v1/jobs/{id}", id).asString()).contains(inOrder);
    }

    @Test
    void theLargestRequestIsFarBelowTheRecordLimit() {
        // Given: characters of three bytes
        var request = """
            {"model": "runway/gen4_turbo", "prompt": "%s", "image": "%s", "metadata": {"m": "%s"},
             "callbackUrl": "%s"}\
            """.formatted(
                        "漢".repeat(1000),
                        longestUrl("https://1.1.1.1/"),
                        "漢".repeat(16_384 - "{\"m\":\"\"}".length()),
                        longestUrl("https://1.1.1.1/hook/"));

        // When
        String id = producer()
                .body(request)
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        // Then
        assertThat(published(Topics.STAGING_REQUESTED, id).text().getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(50_000, 100_000);
    }

    private static String longestUrl(String begin) {
        return begin + "a".repeat(2048 - begin.length());
    }

    @Test
    void aDryRunReturnsThePriceAndStoresNothing() {
        // Given
        long reserved = reserved();

        // When
        var response = producer().body(TEXT_JOB).post("/v1/jobs?dryRun=true").then();

        // Then
        response.statusCode(200)
                .body("credits", equalTo(80), "affordable", equalTo(true))
                .body("request.size", equalTo("1280:720"), "adjustments.field", hasItem("duration"))
                .body("images", equalTo(List.of()));
        assertThat(reserved()).isEqualTo(reserved);
    }

    @Test
    void insufficientCreditsAreReportedAndNothingIsStored() {
        // Given
        system.openAccount("poor", 79);
        var poor = given().header("X-API-Key", "poor").contentType("application/json");

        // When
        var response = poor.body(TEXT_JOB)
                .header("Idempotency-Key", "k")
                .post("/v1/jobs")
                .then();

        // Then
        response.statusCode(402)
                .contentType("application/problem+json")
                .body("code", equalTo("INSUFFICIENT_CREDITS"))
                .body("creditsRequired", equalTo(80), "creditsAvailable", equalTo(79));
        poor.get("/v1/jobs").then().body("items", equalTo(List.of()));
        poor.get("/v1/account").then().body("credits.reserved", equalTo(0), "credits.balance", equalTo(79));
    }

    @Test
    void preferWaitReturnsTheFinishedJob() {
        // Given
        var response = CompletableFuture.supplyAsync(() -> producer()
                .header("Prefer", "wait=60")
                .body(TEXT_JOB.replace("42", "waiting"))
                .post("/v1/jobs")
                .then());
        String id = await().atMost(PATIENCE)
                .until(this::waitingJob, found -> !found.isEmpty())
                .getFirst();

        // When
        system.succeed(id);

        // Then
        response.join()
                .statusCode(200)
                .header("Preference-Applied", "wait=60")
                .body("id", equalTo(id), "status", equalTo("succeeded"), "progress", equalTo(1.0f))
                .body("credits.charged", equalTo(80), "failure", nullValue())
                .body("output[0].url", startsWith("http"), "output[0].posterUrl", startsWith("http"));
    }

    private List<String> waitingJob() {
        return producer()
                .get("/v1/jobs?status=queued")
                .jsonPath()
                .getList("items.findAll { it.metadata.user == 'waiting' }.id");
    }

    private static String staged(ValidatableResponse response) {
        return response.statusCode(202)
                .body("status", equalTo("staging"), "mode", equalTo("image-to-video"))
                .body("request.image", startsWith("upl_"), "request.duration", equalTo(5))
                .extract()
                .path("id");
    }

    private static long reserved() {
        return producer().get("/v1/account").jsonPath().getLong("credits.reserved");
    }

    private static TappedRecord published(String topic, String jobId) {
        var bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var tap = KafkaTap.open(bootstrap, topic)) {
            return await().atMost(PATIENCE)
                    .until(() -> tap.recordsOf(jobId), found -> !found.isEmpty())
                    .getFirst();
        }
    }
}
