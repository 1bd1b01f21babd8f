package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.testkit.stack.LocalStackResource;
import io.reelay.workerspi.PollOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "parts", value = "kafka,postgres")})
class GenerationWorkflowIT extends FakeProviderProfile {
    @Test
    void aRequestDeliveredTwiceIsGeneratedOnce() {
        // Given
        var job = request();
        succeeds(job);

        // When
        publish(job);
        publish(job);

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        var other = request();
        succeeds(other);
        publish(other);
        finalEvent(other);
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void theProviderNeverHasMoreTasksThanSlots() {
        // Given
        var jobs = Stream.generate(FakeProviderProfile::request).limit(5).toList();

        // When
        jobs.forEach(this::publish);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(submittedCount(jobs)).isEqualTo(2));
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(tap.records(record -> record.text().contains("no_slot")))
                                .isNotEmpty());
        jobs.forEach(this::succeeds);
        jobs.forEach(this::finalEvent);
        assertThat(provider.maxActive()).isEqualTo(2);
    }

    @Test
    void aFailedTaskFailsTheJobWithTheProvidersCode() {
        // Given
        var job = request();
        provider.state(
                FakeProvider.taskOf(id(job)),
                new PollOutcome.Failed(Failure.of(FailureCode.MODERATED, "Refused.", "SAFETY.INPUT.TEXT", "no")));

        // When
        publish(job);

        // Then
        assertThat(finalEvent(job).text()).contains("SAFETY.INPUT.TEXT");
    }
}
