package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.Ids;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Mode;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.JobContext;
import io.reelay.platform.events.EventCodec;
import io.reelay.platform.outbox.Outbox;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.testkit.stack.LocalStackResource;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.PollOutcome;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "parts", value = "kafka,postgres")})
class GenerationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PollOutcome RENDERED = new PollOutcome.Succeeded(List.of("https://cdn.example/a.mp4"), null);

    @Inject
    Outbox outbox;

    @Inject
    ImaginaryProvider provider;

    @Inject
    Generations generations;

    @Inject
    EntityManager entities;

    private KafkaTap tap;

    @BeforeEach
    void open() {
        provider.reset();
        tap = KafkaTap.open(
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                Topics.GENERATION_SUCCEEDED,
                Topics.JOB_COMPLETED,
                Topics.JOB_PROGRESS);
    }

    @AfterEach
    void close() {
        tap.close();
    }

    @Test
    void aRequestDeliveredTwiceIsGeneratedOnce() {
        // Given
        var job = request();
        finishes(job);

        // When
        publish(job);
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        var other = request();
        finishes(other);
        publish(other);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(other)).hasSize(1));
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void aLostAnswerIsNeverFollowedByASecondSubmission() {
        // Given
        var job = request();
        provider.answer(id(job), _ -> new SubmitOutcome.Unknown("read timed out"));

        // When
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job))).hasSize(1);
        forgetUnknown();
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameIdWhereTheProviderRecognisesIt() {
        // Given
        var job = request();
        provider.safety(SubmitSafety.REPEATABLE);
        provider.answer(
                id(job),
                call -> call < 3
                        ? new SubmitOutcome.Unknown("connection reset")
                        : new SubmitOutcome.Accepted(ImaginaryProvider.taskOf(id(job))));
        finishes(job);

        // When
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(provider.calls(id(job))).hasSize(3);
        assertThat(provider.calls(id(job)).stream()
                        .map(ImaginaryProvider.Call::submissionId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aDeadWorkersTaskIsWaitedForAndNotSubmittedAgain() {
        // Given
        var job = request();
        finishes(job);

        // When
        leftBehind(job, "submitted");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void aWorkerThatDiedWhileSubmittingLeavesTheOutcomeUnknown() {
        // Given
        var job = request();

        // When
        leftBehind(job, "submitting");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().text()).contains("\"submission_unknown\"");
        assertThat(provider.calls(id(job))).isEmpty();
        forgetUnknown();
    }

    @Test
    void aWorkerThatDiedBeforeSubmittingIsReplacedByOneThatSubmits() {
        // Given
        var job = request();
        finishes(job);

        // When
        leftBehind(job, "claimed");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
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
        answer.complete(new SubmitOutcome.Accepted(ImaginaryProvider.taskOf(id(job))));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().header("ce_type")).isEqualTo("io.reelay.generation.succeeded.v1");
        assertThat(provider.calls(id(job))).hasSize(1);
    }

    @Test
    void theProviderNeverSeesMoreTasksThanItMay() {
        // Given
        var jobs = Stream.generate(GenerationIT::request).limit(5).toList();

        // When
        jobs.forEach(this::publish);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(submitted(jobs)).isEqualTo(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        tap.records(record -> record.text().contains("no_slot")))
                .isNotEmpty());
        jobs.forEach(this::finishes);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jobs)
                .allSatisfy(job -> assertThat(ends(job)).hasSize(1)));
        assertThat(provider.mostLive()).isEqualTo(2);
    }

    @Test
    void aRefusedKeyIsSetAsideAndTheNextOneUsed() {
        // Given
        var job = request();
        provider.refuseKey("first-key");
        finishes(job);

        // When
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(provider.calls(id(job)).stream().map(ImaginaryProvider.Call::key))
                .last()
                .isEqualTo("second-key");
    }

    @Test
    void slowDownClosesTheGateAndSaysSo() {
        // Given
        var job = request();
        provider.answer(
                id(job),
                call -> call == 1
                        ? new SubmitOutcome.Throttled("daily limit", Duration.ofSeconds(5))
                        : new SubmitOutcome.Accepted(ImaginaryProvider.taskOf(id(job))));
        finishes(job);

        // When
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tap.recordsOf(id(job)).stream().map(TappedRecord::text))
                        .anySatisfy(text -> assertThat(text).contains("provider_throttled")));
    }

    @Test
    void aJobCancelledBeforeItArrivesIsNeverSubmitted() {
        // Given
        var job = request();
        cancel(job);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));

        // When
        publish(job);

        // Then
        var next = request();
        finishes(next);
        publish(next);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(next)).hasSize(1));
        assertThat(ends(job)).singleElement().satisfies(end -> assertThat(end.header("ce_type"))
                .isEqualTo("io.reelay.job.cancelled.v1"));
        assertThat(provider.calls(id(job))).isEmpty();
    }

    @Test
    void aRunningJobThatIsCancelledSaysThatItMayBeBilled() {
        // Given
        var job = request();
        publish(job);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(submitted(List.of(job))).isEqualTo(1));

        // When
        cancel(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().text()).contains("may bill it");
    }

    @Test
    void aFailedTaskFailsTheJobWithTheProvidersWords() {
        // Given
        var job = request();
        provider.state(
                ImaginaryProvider.taskOf(id(job)),
                new PollOutcome.Failed(Failure.of(FailureCode.MODERATED, "Refused.", "SAFETY.INPUT.TEXT", "no")));

        // When
        publish(job);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ends(job)).hasSize(1));
        assertThat(ends(job).getFirst().text()).contains("SAFETY.INPUT.TEXT");
    }

    private static GenerationRequested request() {
        var now = Instant.now();
        var job = new JobContext(
                Ids.JOB.next(), "acc_1", "imaginary", "imaginary/one", now, now.plusSeconds(600), Map.of());
        var spec = new GenerationSpec("one", Mode.TEXT_TO_VIDEO, "a lake", null, 1280, 720, 5, null, Map.of(), 30);
        return new GenerationRequested(job, spec, List.of());
    }

    private static String id(GenerationRequested request) {
        return request.job().jobId();
    }

    private void publish(GenerationRequested request) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(request));
    }

    private void cancel(GenerationRequested request) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(new CancelRequested(request.job(), JobStatus.CANCELLED)));
    }

    private void finishes(GenerationRequested request) {
        provider.state(ImaginaryProvider.taskOf(id(request)), RENDERED);
    }

    private long submitted(List<GenerationRequested> jobs) {
        return jobs.stream().filter(job -> !provider.calls(id(job)).isEmpty()).count();
    }

    private List<TappedRecord> ends(GenerationRequested request) {
        return tap.records(
                record -> id(request).equals(record.key()) && !record.topic().equals(Topics.JOB_PROGRESS));
    }

    /// A row as a worker leaves it that was killed in this state, its lease run out.
    private void leftBehind(GenerationRequested request, String state) {
        var before = Instant.now().minusSeconds(60);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                                insert into generation (job_id, provider, state, request, traceparent, submission_id, owner,
                                    lease_until, key_fingerprint, task_id, created_at, intended_at)
                                values (?1, 'imaginary', ?2, ?3, ?4, ?5, 'a dead worker', ?6, ?7, ?8, ?6, ?6)
                                """)
                .setParameter(1, id(request))
                .setParameter(2, state)
                .setParameter(3, EventCodec.body(request))
                .setParameter(4, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .setParameter(5, UUID.randomUUID())
                .setParameter(6, before)
                .setParameter(7, ApiKey.of("second-key").fingerprint())
                .setParameter(8, state.equals("submitted") ? ImaginaryProvider.taskOf(id(request)) : "")
                .executeUpdate());
    }

    /// As after a pause of the whole process that was longer than its lease.
    private void leaseRunsOut(GenerationRequested request) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set lease_until = ?2 where job_id = ?1")
                        .setParameter(1, id(request))
                        .setParameter(2, Instant.now().minusSeconds(1))
                        .executeUpdate());
    }

    /// An unknown submission keeps its slot for a while; the next test needs it.
    private void forgetUnknown() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set state = 'failed' where state = 'unknown'")
                        .executeUpdate());
    }
}
