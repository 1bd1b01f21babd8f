package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.testkit.stack.LocalStackResource;
import io.reelay.workerspi.SubmitIdempotency;
import io.reelay.workerspi.SubmitOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "parts", value = "kafka,postgres")})
class SubmitStepIT extends FakeProviderProfile {
    @Test
    void aSubmissionIsNotRepeatedAfterALostAnswer() {
        // Given
        var job = request();
        provider.answer(id(job), _ -> new SubmitOutcome.Unknown("read timed out"));

        // When
        publish(job);

        // Then
        assertThat(finalEvent(job).text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aSubmissionIsRepeatedWithTheSameIdIfTheProviderRecognisesIt() {
        // Given
        var job = request();
        provider.idempotency(SubmitIdempotency.REPEATABLE);
        provider.answer(
                id(job),
                call -> call < 3
                        ? new SubmitOutcome.Unknown("connection reset")
                        : new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job))));
        succeeds(job);

        // When
        publish(job);

        // Then
        finalEvent(job);
        assertThat(provider.calls(id(job))).hasSize(3);
        assertThat(provider.calls(id(job)).stream()
                        .map(FakeProvider.Call::submissionId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aThrottledSubmissionClosesTheGateAndIsPublished() {
        // Given
        var job = request();
        provider.answer(
                id(job),
                call -> call == 1
                        ? new SubmitOutcome.Throttled("daily limit", Duration.ofSeconds(5))
                        : new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job))));
        succeeds(job);

        // When
        publish(job);

        // Then
        finalEvent(job);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(tap.recordsOf(id(job)).stream().map(TappedRecord::text))
                        .anySatisfy(text -> assertThat(text).contains("provider_throttled")));
    }

    @Test
    void aRefusedKeyIsQuarantinedAndTheTaskIsPolledWithTheKeyThatCreatedIt() {
        // Given
        var job = request();
        provider.answer(
                id(job),
                call -> call == 1
                        ? new SubmitOutcome.KeyRefused("HTTP 403")
                        : new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job))));
        succeeds(job);

        // When
        publish(job);

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job)).stream().map(FakeProvider.Call::key))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aSubmissionThatMayHaveArrivedIsNotRepeatedWithAnotherKey() {
        // Given
        var job = request();
        provider.idempotency(SubmitIdempotency.REPEATABLE);
        provider.answer(
                id(job),
                call -> call == 1
                        ? new SubmitOutcome.Unknown("connection reset")
                        : new SubmitOutcome.KeyRefused("HTTP 401"));

        // When
        publish(job);

        // Then
        assertThat(finalEvent(job).text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job)).stream().map(FakeProvider.Call::key))
                .hasSize(2)
                .containsOnly(provider.calls(id(job)).getFirst().key());
    }

    @Test
    void aSubmissionThatMayHaveArrivedStaysUnknownWhenItsRepetitionIsThrottled() {
        // Given
        var job = request();
        provider.idempotency(SubmitIdempotency.REPEATABLE);
        provider.answer(
                id(job),
                call -> call == 1
                        ? new SubmitOutcome.Unknown("connection reset")
                        : new SubmitOutcome.Throttled("busy", Duration.ofMinutes(10)));

        // When
        publish(job);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(provider.calls(id(job))).hasSize(2));
        cancel(job);
        assertThat(finalEvent(job).text()).contains("it was unknown whether the provider has it");
        assertThat(stateOf(job)).isEqualTo("unknown");
        assertThat(provider.calls(id(job))).hasSize(2);
    }

    @Test
    void aJobThatIsCancelledWhileTheGateIsClosedIsNotSubmitted() {
        // Given
        var job = request();
        provider.answer(id(job), _ -> new SubmitOutcome.Throttled("daily limit", Duration.ofHours(5)));
        publish(job);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(provider.calls(id(job))).hasSize(1));

        // When
        cancel(job);

        // Then
        assertThat(finalEvent(job).text()).contains("nothing is billed");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void anAcceptedTaskIsStoredAfterTheDatabaseFailedTwice() {
        // Given
        var job = request();
        provider.answer(id(job), _ -> {
            failUpdatesTwice(job);
            return new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job)));
        });
        succeeds(job);

        // When
        publish(job);

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    /// A sequence counts the failures, because a rollback does not reset it.
    private void failUpdatesTwice(GenerationRequested job) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("create sequence failures").executeUpdate();
            entities.createNativeQuery("""
                            create function refuse() returns trigger language plpgsql as $$
                            begin
                                if new.job_id = '%s' and new.state = 'submitted' and nextval('failures') <= 2 then
                                    raise exception 'not now';
                                end if;
                                return new;
                            end $$
                            """.formatted(id(job))).executeUpdate();
            entities.createNativeQuery(
                            "create trigger refuse before update on generation for each row execute function refuse()")
                    .executeUpdate();
        });
    }
}
