package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.testkit.stack.LocalStackResource;
import io.reelay.workerspi.CancelOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "parts", value = "kafka,postgres")})
class StopIT extends FakeProviderProfile {
    @Test
    void aJobCancelledBeforeItArrivesIsNeverSubmitted() {
        // Given
        var job = request();
        cancel(job);
        finalEvent(job);

        // When
        publish(job);

        // Then
        var next = request();
        succeeds(next);
        publish(next);
        finalEvent(next);
        assertThat(finalEvents(job))
                .singleElement()
                .satisfies(end -> assertThat(end.header("ce_type")).isEqualTo("io.reelay.job.cancelled.v1"));
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void theMessageOfACancelledRunningJobSaysThatItMayBeBilled() {
        // Given
        var job = request();
        publish(job);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(submittedCount(List.of(job))).isEqualTo(1));

        // When
        cancel(job);

        // Then
        assertThat(finalEvent(job).text()).contains("may bill it");
    }

    @Test
    void aCancellationWithoutAnAnswerIsRetried() {
        // Given
        var job = request();
        provider.cancelOutcomes(CancelOutcome.NO_ANSWER, CancelOutcome.NO_ANSWER, CancelOutcome.CANCELLED);
        publish(job);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(submittedCount(List.of(job))).isEqualTo(1));

        // When
        cancel(job);

        // Then
        assertThat(finalEvent(job).text()).contains("the provider stopped it");
        assertThat(stateOf(job)).isEqualTo("cancelled");
    }

    @Test
    void aTaskThatCannotBeCancelledKeepsItsSlot() {
        // Given
        var cancelled = Stream.generate(FakeProviderProfile::request).limit(2).toList();
        cancelled.forEach(this::publish);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(submittedCount(cancelled)).isEqualTo(2));
        cancelled.forEach(this::cancel);
        cancelled.forEach(this::finalEvent);

        // When
        var next = request();
        succeeds(next);
        publish(next);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(tap.recordsOf(id(next)).stream().map(TappedRecord::text))
                        .anySatisfy(text -> assertThat(text).contains("no_slot")));
        assertThat(provider.calls(id(next))).isEmpty();
        freeSlots();
        finalEvent(next);
    }

    @Test
    void aTaskWhoseKeyWasRemovedIsNotPolledWithAnotherKey() {
        // Given
        var job = request();
        succeeds(job);
        insertAbandoned(job, "submitted", "a key of last month");

        // When
        cancel(job);

        // Then
        assertThat(finalEvent(job).text()).contains("the provider did not answer");
        assertThat(provider.polls(FakeProvider.taskOf(id(job)))).isZero();
    }
}
