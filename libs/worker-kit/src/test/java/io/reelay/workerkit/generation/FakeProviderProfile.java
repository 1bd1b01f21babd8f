package io.reelay.workerkit.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Mode;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.JobContext;
import io.reelay.messaging.events.EventCodec;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.PollOutcome;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Runs a worker with the fake provider on real Kafka and PostgreSQL, with helpers for the tests.
abstract class FakeProviderProfile {
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final PollOutcome SUCCEEDED = new PollOutcome.Succeeded(List.of("https://cdn.example/a.mp4"), null);

    @Inject
    Outbox outbox;

    @Inject
    FakeProvider provider;

    @Inject
    GenerationExecutor executor;

    @Inject
    EntityManager entities;

    KafkaTap tap;

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
        freeSlots();
        openGate();
    }

    static GenerationRequested request() {
        var now = Instant.now();
        var job = new JobContext(
                IdType.JOB.next(), "acc_1", "imaginary", "imaginary/one", now, now.plusSeconds(600), Map.of());
        var spec = new GenerationSpec("one", Mode.TEXT_TO_VIDEO, "a lake", null, 1280, 720, 5, null, Map.of(), 30);
        return new GenerationRequested(job, spec, List.of());
    }

    static String id(GenerationRequested request) {
        return request.job().jobId();
    }

    void publish(GenerationRequested request) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(request));
    }

    void cancel(GenerationRequested request) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(new CancelRequested(request.job(), JobStatus.CANCELLED)));
    }

    void succeeds(GenerationRequested request) {
        provider.state(FakeProvider.taskOf(id(request)), SUCCEEDED);
    }

    long submittedCount(List<GenerationRequested> jobs) {
        return jobs.stream().filter(job -> !provider.calls(id(job)).isEmpty()).count();
    }

    /// Waits for the only final event of a job.
    TappedRecord finalEvent(GenerationRequested request) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(finalEvents(request)).hasSize(1));
        return finalEvents(request).getFirst();
    }

    List<TappedRecord> finalEvents(GenerationRequested request) {
        return tap.records(
                record -> id(request).equals(record.key()) && !record.topic().equals(Topics.JOB_PROGRESS));
    }

    /// Inserts the row of a worker that was killed in this state, with an expired lease.
    void insertAbandoned(GenerationRequested request, String state) {
        insertAbandoned(request, state, "second-key");
    }

    void insertAbandoned(GenerationRequested request, String state, String key) {
        var before = Instant.now().minusSeconds(60);
        QuarkusTransaction.joiningExisting()
                .run(() -> entities.createNativeQuery("""
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
                        .setParameter(7, ApiKey.of(key).fingerprint())
                        .setParameter(8, state.equals("submitted") ? FakeProvider.taskOf(id(request)) : "")
                        .executeUpdate());
    }

    /// The state in the row, `none` without a row.
    @SuppressWarnings("unchecked") // a native query's results are untyped
    String stateOf(GenerationRequested request) {
        List<String> states = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select state from generation where job_id = ?1", String.class)
                        .setParameter(1, id(request))
                        .getResultList());
        return states.isEmpty() ? "none" : states.getFirst();
    }

    /// Expires the lease, as after a pause of the process that was longer than the lease.
    void expireLease(GenerationRequested request) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set lease_until = ?2 where job_id = ?1")
                        .setParameter(1, id(request))
                        .setParameter(2, Instant.now().minusSeconds(1))
                        .executeUpdate());
    }

    /// Frees the slots of tasks that may still run at the provider, for the next test.
    void freeSlots() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update generation set state = 'failed' where state = 'unknown'")
                        .executeUpdate());
    }

    private void openGate() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update provider set closed_until = null")
                        .executeUpdate());
    }
}
