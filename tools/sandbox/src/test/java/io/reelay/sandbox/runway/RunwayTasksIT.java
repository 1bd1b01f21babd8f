package io.reelay.sandbox.runway;

import static io.reelay.sandbox.Clients.atOnce;
import static io.reelay.sandbox.runway.RunwayWire.accepted;
import static io.reelay.sandbox.runway.RunwayWire.asClient;
import static io.reelay.sandbox.runway.RunwayWire.create;
import static io.reelay.sandbox.runway.RunwayWire.gen45FromText;
import static io.reelay.sandbox.runway.RunwayWire.gen4Turbo;
import static io.reelay.sandbox.runway.RunwayWire.poll;
import static io.reelay.sandbox.runway.RunwayWire.status;
import static io.reelay.sandbox.runway.RunwayWire.veo;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.sandbox.SandboxTime;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunwayTasksIT {

    private static final String TEXT = "text_to_video";

    @BeforeEach
    void resetSandbox() {
        Control.reset();
        Control.configure("{\"speed\":1,\"latency\":{\"default\":{\"minSeconds\":10,\"maxSeconds\":10}}}");
    }

    @Test
    void aTaskIsPendingThenRunsWithRisingProgressThenSucceeds() {
        // Given
        String id = accepted("image_to_video", gen4Turbo("{}"));

        // When
        SandboxTime.pass(Duration.ofSeconds(2));
        JsonPath first = poll(id).jsonPath();
        JsonPath second = poll(id).jsonPath();
        SandboxTime.pass(Duration.ofSeconds(4));
        JsonPath third = poll(id).jsonPath();
        SandboxTime.pass(Duration.ofSeconds(4));
        JsonPath last = poll(id).jsonPath();

        // Then
        assertThat(first.getString("status")).isEqualTo("PENDING");
        assertThat(first.getString("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(first.getInt("estimatedCost.credits")).isEqualTo(25);
        assertThat(second.getString("status")).isEqualTo("RUNNING");
        assertThat(second.getDouble("progress")).isEqualTo(0.2);
        assertThat(third.getDouble("progress")).isEqualTo(0.6);
        assertThat(last.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(last.getList("output")).hasSize(1);
        assertThat(last.getInt("cost.credits")).isEqualTo(25);
        assertThat(last.getMap("")).doesNotContainKeys("progress", "estimatedCost");
    }

    @Test
    void pricesDependOnSecondsAndAudio() {
        assertThat(create("image_to_video", gen4Turbo("{\"duration\":10}"))
                        .jsonPath()
                        .getInt("estimatedCost.credits"))
                .isEqualTo(50);
        assertThat(create(TEXT, gen45FromText("{}")).jsonPath().getInt("estimatedCost.credits"))
                .isEqualTo(60);
        assertThat(create("image_to_video", veo("{}")).jsonPath().getInt("estimatedCost.credits"))
                .isEqualTo(160);
        assertThat(create("image_to_video", veo("{\"audio\":false}")).jsonPath().getInt("estimatedCost.credits"))
                .isEqualTo(80);
    }

    @Test
    void linksToTheOutputChangeWithEachPoll() {
        // Given
        String id = accepted(TEXT, gen45FromText("{}"));
        poll(id);
        SandboxTime.passUntilDone();

        // When
        String one = poll(id).path("output[0]");
        String other = poll(id).path("output[0]");

        // Then
        assertThat(one).contains("_jwt=").isNotEqualTo(other);
    }

    @Test
    void overTheLimitTasksAreThrottledAndStartInOrder() {
        // Given
        Control.configure("{\"tier\":{\"concurrency\":1}}");
        String first = accepted(TEXT, gen45FromText("{}"));
        String second = accepted(TEXT, gen45FromText("{}"));
        String third = accepted(TEXT, gen45FromText("{}"));

        // When
        SandboxTime.pass(Duration.ofSeconds(15));
        poll(first);
        poll(second);

        // Then
        assertThat(status(first)).isEqualTo("SUCCEEDED");
        assertThat(poll(second).jsonPath().getDouble("progress")).isEqualTo(0.5);
        assertThat(status(third)).isEqualTo("THROTTLED");
    }

    @Test
    void limitsCountPerModelAndKey() {
        // Given
        Control.configure("{\"tier\":{\"concurrency\":1}}");
        accepted(TEXT, gen45FromText("{}"));

        // When
        String otherModel = accepted("image_to_video", gen4Turbo("{}"));

        // Then
        assertThat(status(otherModel)).isEqualTo("PENDING");
    }

    @Test
    void dailyLimitHoldsUntilTheWindowMoves() {
        // Given
        Control.configure("{\"tier\":{\"daily\":2}}");
        accepted(TEXT, gen45FromText("{}"));
        accepted(TEXT, gen45FromText("{}"));

        // When
        var third = create(TEXT, gen45FromText("{}"));
        SandboxTime.pass(Duration.ofHours(25));
        var tomorrow = create(TEXT, gen45FromText("{}"));

        // Then
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.jsonPath().getString("error")).isEqualTo("Your daily task limit has been reached.");
        assertThat(tomorrow.statusCode()).isEqualTo(200);
    }

    @Test
    void withoutCreditsNoTaskIsAccepted() {
        // Given
        Control.configure("{\"balance\":{\"runway\":100}}");
        accepted(TEXT, gen45FromText("{}"));

        // When
        var second = create(TEXT, gen45FromText("{}"));

        // Then
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.jsonPath().getString("error")).isEqualTo("You do not have enough credits to run this task.");
        assertThat(organization().getInt("creditBalance")).isEqualTo(40);
    }

    @Test
    void deletingATaskReleasesSlotAndCredits() {
        // Given
        Control.configure("{\"tier\":{\"concurrency\":1},\"balance\":{\"runway\":1000}}");
        String first = accepted(TEXT, gen45FromText("{}"));
        String second = accepted(TEXT, gen45FromText("{}"));

        // When
        var deleted = asClient().delete("/v1/tasks/" + first);

        // Then
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body().asString()).isEmpty();
        assertThat(poll(first).statusCode()).isEqualTo(404);
        assertThat(poll(first).body().asString()).isEqualTo("{\"error\":\"Could not find Task\"}");
        assertThat(asClient().delete("/v1/tasks/" + first).statusCode()).isEqualTo(404);
        assertThat(status(second)).isEqualTo("PENDING");
        assertThat(organization().getInt("creditBalance")).isEqualTo(940);
        assertThat(Control.ledger().getList("tasks.state")).containsExactly("CANCELLED", "RUNNING");
    }

    @Test
    void aTaskIsShownToItsOwnerOnly() {
        // Given
        String id = accepted(TEXT, gen45FromText("{}"));

        // When
        int status = asClient("key_" + "f".repeat(128)).get("/v1/tasks/" + id).statusCode();

        // Then
        assertThat(status).isEqualTo(404);
    }

    @Test
    void journalHasEveryTaskAndTheHighestConcurrency() {
        // Given
        accepted(TEXT, gen45FromText("{\"promptText\":\"one\"}"));
        accepted("image_to_video", gen4Turbo("{\"promptText\":\"two\",\"ratio\":\"832:1104\",\"duration\":3}"));
        SandboxTime.passUntilDone();

        // When
        JsonPath ledger = Control.ledger();

        // Then
        assertThat(ledger.getList("tasks.prompt")).containsExactly("one", "two");
        assertThat(ledger.getList("tasks.credits")).containsExactly(60, 15);
        assertThat(ledger.getList("tasks.state")).containsExactly("SUCCEEDED", "SUCCEEDED");
        assertThat(ledger.getInt("tasks[1].width")).isEqualTo(832);
        assertThat(ledger.getString("tasks[1].key")).startsWith("sha256:").doesNotContain(RunwayWire.KEY);
        assertThat(ledger.getInt("maxLive.runway")).isEqualTo(2);
        assertThat(ledger.getInt("live.runway")).isZero();
    }

    @Test
    void concurrentClientsNeverExceedTheLimits() throws Exception {
        // Given
        Control.configure("{\"tier\":{\"concurrency\":3,\"daily\":40}}");

        // When
        List<Integer> answers =
                atOnce(60, () -> create(TEXT, gen45FromText("{}")).statusCode());

        // Then
        assertThat(answers).filteredOn(status -> status == 200).hasSize(40);
        assertThat(answers).filteredOn(status -> status == 429).hasSize(20);
        assertThat(Control.ledger().getList("tasks.state"))
                .hasSize(40)
                .filteredOn("RUNNING"::equals)
                .hasSize(3);
    }

    private static JsonPath organization() {
        return asClient().get("/v1/organization").jsonPath();
    }
}
