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
    GenerationWorkflow generation;

    @Inject
    LeaseRepository leases;

    @Inject
    SlotQueue claims;

    @Inject
    GenerationCleanup retention;

    @Test
    void aDeadWorkersTaskIsWaitedForAndNotSubmittedAgain() {
        // Given
        var job = request();
        finishes(job);

        // When
        leftBehind(job, "submitted");

        // Then
        assertThat(endOf(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void aWorkerThatDiedWhileSubmittingLeavesTheOutcomeUnknown() {
        // Given
        var job = request();

        // When
        leftBehind(job, "submitting");

        // Then
        assertThat(endOf(job).text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void aWorkerThatDiedBeforeSubmittingIsReplacedByOneThatSubmits() {
        // Given
        var job = request();
        finishes(job);

        // When
        leftBehind(job, "claimed");

        // Then
        endOf(job);
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aWorkerThatStoodStillForLongerThanItsLeaseGoesOn() {
        // Given
        var job = request();
        var answer = new CompletableFuture<SubmitOutcome>();
        provider.answer(id(job), _ -> answer.join());
        finishes(job);
        publish(job);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(submitted(List.of(job))).isEqualTo(1));

        // When
        leaseRunsOut(job);
        generations.adopt();
        answer.complete(new SubmitOutcome.Accepted(FakeProvider.taskOf(id(job))));

        // Then
        assertThat(endOf(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aResultThatArrivesWhileTheWorkerIsToldToStopIsAnnounced() throws Exception {
        // Given
        var job = request();
        var looking = new CountDownLatch(1);
        var answer = new CompletableFuture<PollOutcome>();
        provider.state(FakeProvider.taskOf(id(job)), () -> {
            looking.countDown();
            return answer.join();
        });
        var stopping = new GenerationExecutor(generation, leases, claims);
        stopping.start(Objects.requireNonNull(claims.take(job)));
        assertThat(looking.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        // When
        stopping.tellToStop();
        answer.complete(RENDERED);

        // Then
        assertThat(endOf(job).header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
    }

    @Test
    void aRowThatCannotBeReadDoesNotKeepTheOthersFromGoingOn() {
        // Given
        var unreadable = request();
        var job = request();
        finishes(job);

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            leftBehind(unreadable, "claimed", "second-key");
            entities.createNativeQuery("update generation set request = ?2 where job_id = ?1")
                    .setParameter(1, id(unreadable))
                    .setParameter(2, "{".getBytes(StandardCharsets.UTF_8))
                    .executeUpdate();
            leftBehind(job, "submitted");
        });

        // Then
        endOf(job);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from generation where job_id = ?1")
                        .setParameter(1, id(unreadable))
                        .executeUpdate());
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        // Given
        var old = request();
        var recent = request();
        Stream.of(old, recent).forEach(this::cancel);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(List.of(stateOf(old), stateOf(recent))).containsOnly("cancelled"));
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set finished_at = ?2 where job_id = ?1")
                        .setParameter(1, id(old))
                        .setParameter(2, Instant.now().minus(Duration.ofDays(31)))
                        .executeUpdate());

        // When
        retention.forget();

        // Then
        assertThat(stateOf(old)).isEqualTo("none");
        assertThat(stateOf(recent)).isEqualTo("cancelled");
    }
}
