package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.testkit.stack.LocalStackResource;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.SubmitOutcome;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "parts", value = "kafka,postgres")})
class LeaseRepositoryIT extends FakeProviderProfile {
    @Inject
    GenerationWorkflow workflow;

    @Inject
    LeaseRepository leases;

    @Inject
    SlotQueue slotQueue;

    @Inject
    GenerationCleanup cleanup;

    @Test
    void theTaskOfADeadWorkerIsAwaitedAndNotSubmittedAgain() {
        // Given
        var job = request();
        succeeds(job);

        // When
        insertAbandoned(job, "submitted");

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void aWorkerThatDiedDuringTheSubmissionLeavesAnUnknownOutcome() {
        // Given
        var job = request();

        // When
        insertAbandoned(job, "submitting");

        // Then
        assertThat(finalEvent(job).text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void theJobOfAWorkerThatDiedBeforeTheSubmissionIsSubmittedByAnother() {
        // Given
        var job = request();
        succeeds(job);

        // When
        insertAbandoned(job, "claimed");

        // Then
        finalEvent(job);
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aWorkerThatWasPausedForLongerThanItsLeaseContinues() {
        // Given
        var job = request();
        var answer = new CompletableFuture<SubmitOutcome>();
        provider.answer(id(job), _ -> answer.join());
        succeeds(job);
        publish(job);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(submittedCount(List.of(job))).isEqualTo(1));

        // When
        expireLease(job);
        executor.adopt();
        answer.complete(new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job))));

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aResultThatArrivesDuringShutdownIsPublished() throws Exception {
        // Given
        var job = request();
        var polled = new CountDownLatch(1);
        var answer = new CompletableFuture<PollOutcome>();
        provider.state(FakeProvider.taskOf(id(job)), () -> {
            polled.countDown();
            return answer.join();
        });
        var stoppingExecutor = new GenerationExecutor(workflow, leases, slotQueue);
        stoppingExecutor.start(Objects.requireNonNull(slotQueue.claim(job)));
        assertThat(polled.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // When
        stoppingExecutor.releaseAll();
        answer.complete(SUCCEEDED);

        // Then
        assertThat(finalEvent(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
    }

    @Test
    void anUnreadableRowDoesNotBlockTheOthers() {
        // Given
        var unreadable = request();
        var job = request();
        succeeds(job);

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            insertAbandoned(unreadable, "claimed", "second-key");
            entities.createNativeQuery("update generation set request = ?2 where job_id = ?1")
                    .setParameter(1, id(unreadable))
                    .setParameter(2, "{".getBytes(StandardCharsets.UTF_8))
                    .executeUpdate();
            insertAbandoned(job, "submitted");
        });

        // Then
        finalEvent(job);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from generation where job_id = ?1")
                        .setParameter(1, id(unreadable))
                        .executeUpdate());
    }

    @Test
    void oldGenerationsAreDeleted() {
        // Given
        var old = request();
        var recent = request();
        Stream.of(old, recent).forEach(this::cancel);
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(List.of(stateOf(old), stateOf(recent))).containsOnly("cancelled"));
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set finished_at = ?2 where job_id = ?1")
                        .setParameter(1, id(old))
                        .setParameter(2, Instant.now().minus(Duration.ofDays(31)))
                        .executeUpdate());

        // When
        cleanup.deleteOld();

        // Then
        assertThat(stateOf(old)).isEqualTo("none");
        assertThat(stateOf(recent)).isEqualTo("cancelled");
    }
}
