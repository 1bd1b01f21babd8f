package io.reelay.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.messaging.events.EventCodec;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.stack.LocalStackResource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Tests the outbox of messaging here, because that module has neither Kafka nor PostgreSQL.
@QuarkusTest
@TestProfile(NotifierProfile.class)
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres"))
class OutboxIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TOO_LARGE = "x".repeat(2 << 20);

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void anEventThatKafkaRejectsPermanentlyIsKeptAndDoesNotBlockOthers() {
        // Given
        JobContext refused = job(TOO_LARGE);
        JobContext left = job("42");
        publish(refused);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(refusals(refused).toString()).contains("RecordTooLargeException"));

        // When
        insertAsAfterCrash(left);

        // Then
        try (var tap = KafkaTap.open(bootstrap, Topics.JOB_PROGRESS)) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(tap.recordsOf(left.jobId())).hasSize(1));
            assertThat(tap.recordsOf(refused.jobId())).isEmpty();
        }
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(refusals(left)).isEmpty());
        assertThat(refusals(refused)).hasSize(1);
    }

    private JobContext job(String user) {
        var now = clock.instant();
        return new JobContext(
                IdType.JOB.next(),
                IdType.ACCOUNT.next(),
                "runway",
                "runway/gen4_turbo",
                now,
                now.plusSeconds(900),
                Map.of("user", user));
    }

    private static JobProgressed progress(JobContext job) {
        return new JobProgressed(job, JobStatus.RUNNING, 0.4, 20, null, "task");
    }

    private void publish(JobContext job) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(progress(job), null));
    }

    /// Inserts the row that a process leaves if it crashes after its commit.
    private void insertAsAfterCrash(JobContext job) {
        var event = progress(job);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                        insert into outbox (id, topic, subject, event_id, event_type, source, time, sequence, body)
                        values (nextval('outbox_id_seq'), :topic, :subject, :id, :type, '/reelay/test',
                                now() - interval '1 minute', :sequence, :body)""")
                        .setParameter("topic", event.topic())
                        .setParameter("subject", event.subject())
                        .setParameter("id", event.id())
                        .setParameter("type", event.type())
                        .setParameter("sequence", event.sequence())
                        .setParameter("body", EventCodec.body(event))
                        .executeUpdate());
    }

    /// The column `refusal` of the remaining outbox rows of the job.
    private List<?> refusals(JobContext job) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select refusal from outbox where subject = ?")
                        .setParameter(1, job.jobId())
                        .getResultList());
    }
}
