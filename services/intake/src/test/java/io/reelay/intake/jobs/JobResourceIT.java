package io.reelay.intake.jobs;

import static io.reelay.intake.FakeSystem.PATIENCE;
import static io.reelay.intake.FakeSystem.producer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.Topics;
import io.reelay.intake.FakeSystem;
import io.reelay.testkit.kafka.KafkaTap;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class JobResourceIT {

    private final FakeSystem system;
    private final AwaitJob awaitJob;

    JobResourceIT(FakeSystem system, AwaitJob awaitJob) {
        this.system = system;
        this.awaitJob = awaitJob;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @Test
    void aFinishedJobRedirectsToItsFiles() {
        // Given
        var id = submit(producerKey());
        producer().get("/v1/jobs/{id}/output", id).then().statusCode(409).body("code", equalTo("NOT_FINISHED"));

        // When
        system.succeed(id);

        // Then
        producer()
                .redirects()
                .follow(false)
                .get("/v1/jobs/{id}/output", id)
                .then()
                .statusCode(302)
                .header("Location", containsString("results/" + id + ".mp4?"));
        producer()
                .redirects()
                .follow(false)
                .get("/v1/jobs/{id}/poster", id)
                .then()
                .statusCode(302)
                .header("Location", containsString("results/" + id + ".jpg?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", "poster"})
    void aSignedUrlAcceptsTheMethodOfTheRequest(String file) throws Exception {
        // Given
        var id = submit(producerKey());
        system.succeed(id);
        system.storeFiles(id);

        for (var method : List.of("HEAD", "GET")) {
            // When
            String url = producer()
                    .redirects()
                    .follow(false)
                    .request(method, "/v1/jobs/{id}/{file}", id, file)
                    .then()
                    .statusCode(302)
                    .extract()
                    .header("Location");

            // Then
            given().urlEncodingEnabled(false)
                    .request(method, url)
                    .then()
                    .statusCode(200)
                    .header("Content-Length", "1000");
        }
    }

    @Test
    void anIdMayBePercentEncoded() {
        // Given
        var id = submit(producerKey());

        // Then
        producer()
                .urlEncodingEnabled(false)
                .get("/v1/jobs/" + id.replace("job_", "%6Aob%5f"))
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void theCursorContinuesTheList() {
        // Given
        var key = UUID.randomUUID().toString();
        system.openAccount(key, 1_000);
        var newestFirst = Stream.generate(() -> submit(key)).limit(5).toList().reversed();

        // When
        List<String> listed = new ArrayList<>();
        var cursor = "";
        do {
            var page = requestOf(key).get("/v1/jobs?limit=2" + cursor).jsonPath();
            listed.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor") == null ? "" : "&cursor=" + page.getString("nextCursor");
        } while (!cursor.isEmpty());

        // Then
        assertThat(listed).isEqualTo(newestFirst);
        requestOf(key).get("/v1/jobs?status=succeeded,failed").then().body("items", equalTo(List.of()));
        requestOf(key)
                .get("/v1/jobs?provider=runware&since=2026-01-01T00:00:00Z&model=runware/google:3@2")
                .then()
                .body("items.size()", equalTo(5));
        requestOf(key)
                .get("/v1/account/ledger?limit=1")
                .then()
                .body("items[0].kind", equalTo("reserve"))
                .body("nextCursor", notNullValue());
    }

    @Test
    void theJobOfAnotherAccountIsNotFound() {
        // Given
        var id = submit(producerKey());
        var otherAccount = UUID.randomUUID().toString();
        system.openAccount(otherAccount, 0);

        // Then
        requestOf(otherAccount).get("/v1/jobs/{id}", id).then().statusCode(404);
        requestOf(otherAccount).delete("/v1/jobs/{id}", id).then().statusCode(404);
        requestOf(otherAccount).get("/v1/jobs/{id}/output", id).then().statusCode(404);
    }

    @Test
    void cancellingAJobPublishesOneEvent() {
        // Given
        var id = submit(producerKey());
        var later = submit(producerKey());

        // When
        producer().delete("/v1/jobs/{id}", id).then().statusCode(202).body("id", equalTo(id));
        producer().delete("/v1/jobs/{id}", id).then().statusCode(202);
        producer().delete("/v1/jobs/{id}", later).then().statusCode(202);

        // Then: once, because an event of the second call would arrive before the event of a later call
        var bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var tap = KafkaTap.open(bootstrap, Topics.CANCEL_REQUESTED)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(tap.recordsOf(later)).hasSize(1));
            assertThat(tap.recordsOf(id)).hasSize(1);
        }
    }

    @Test
    void aFinishedJobCannotBeCancelled() {
        // Given
        var id = submit(producerKey());
        system.succeed(id);

        // Then
        producer().delete("/v1/jobs/{id}", id).then().statusCode(409).body("code", equalTo("ALREADY_FINISHED"));
    }

    @Test
    void aLongPollReturnsWhenTheJobFinishes() {
        // Given
        var id = submit(producerKey());
        var response = CompletableFuture.supplyAsync(
                () -> producer().get("/v1/jobs/{id}?wait=60", id).then());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(awaitJob.waiterCount(id)).isEqualTo(1));

        // When
        system.succeed(id);

        // Then
        response.join().statusCode(200).body("status", equalTo("succeeded"));
    }

    private static String producerKey() {
        return FakeSystem.KEY;
    }

    private static String submit(String key) {
        return requestOf(key)
                .body("{\"model\": \"runware/google:3@2\", \"prompt\": \"a lake\"}")
                .post("/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static io.restassured.specification.RequestSpecification requestOf(String key) {
        return given().header("X-API-Key", key).contentType("application/json");
    }
}
