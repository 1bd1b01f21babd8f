package io.reelay.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.deliveries.DeliveryEntity;
import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.notifier.fixture.JobFixture;
import io.reelay.notifier.fixture.WorkerFixture;
import io.reelay.testkit.http.ReceivedRequest;
import io.reelay.testkit.http.RecordingReceiver;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.stack.LocalStackResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tests the notifier with real Kafka and PostgreSQL. The signatures are verified by an independent library.
@QuarkusTest
@TestProfile(NotifierProfile.class)
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres"))
class NotifierIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String CRASHED_NOTIFIER = "crashed notifier";

    @Inject
    JobFixture stored;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private RecordingReceiver receiver;
    private WorkerFixture workers;

    @BeforeEach
    void open() {
        receiver = RecordingReceiver.start();
        workers = new WorkerFixture(bootstrap, clock);
    }

    @AfterEach
    void close() {
        workers.close();
        receiver.close();
    }

    @Test
    void aSucceededJobIsPaidAndItsWebhookIsSignedAndHasTheProducersTrace() throws Exception {
        // Given
        JobContext job = stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED);

        // When
        workers.succeed(job);

        // Then
        ReceivedRequest webhook = only(job);
        new Webhook(stored.webhookSecret(job)).verify(webhook.text(), webhook.headers());
        assertThat(webhook.header("webhook-id")).isEqualTo(job.jobId() + ":job.completed");
        assertThat(webhook.header("user-agent")).startsWith("Reelay/");
        assertThat(webhook.header("x-reelay-signature")).matches("sha256=[0-9a-f]{64}");
        assertThat(webhook.header("traceparent")).isEqualTo(JobFixture.TRACEPARENT);
        assertThat(webhook.text()).contains("https://media.example/" + job.jobId() + ".mp4");
        assertThat(stored.job(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(stored.credits(job).balance()).isEqualTo(JobFixture.BALANCE - JobFixture.PRICE);
        assertThat(stored.credits(job).reserved()).isZero();
        awaitState(job, DeliveryState.DELIVERED);
    }

    @Test
    void aUrlOutsideAsciiIsSentPercentEncodedAndStoredUnchanged() {
        // Given
        URI given = receiver.url("/приём/заказ?имя=✓");
        JobContext job = stored.queued(given, CallbackTarget.COMPLETED);

        // When
        workers.succeed(job);

        // Then
        assertThat(only(job).path())
                .isEqualTo("/%D0%BF%D1%80%D0%B8%D1%91%D0%BC/%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7"
                        + "?%D0%B8%D0%BC%D1%8F=%E2%9C%93");
        assertThat(awaitState(job, DeliveryState.DELIVERED).url).isEqualTo(given.toString());
    }

    @Test
    void onlyTheFirstCompletionHasAnEffect() {
        // Given
        JobContext job = stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED);
        JobContext last = stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED);

        // When
        workers.succeed(job);
        workers.succeed(job);
        workers.fail(job);
        workers.succeed(last);

        // Then
        only(last);
        only(job);
        assertThat(stored.job(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(stored.credits(job).balance()).isEqualTo(JobFixture.BALANCE - JobFixture.PRICE);
        assertThat(stored.deliveries(job)).hasSize(1);
    }

    @Test
    void aFailedWebhookIsRetriedWithTheSameIdAndEveryAttemptIsRecorded() {
        // Given
        JobContext job = stored.queued(receiver.answer(500, 302).url("/hook"), CallbackTarget.COMPLETED);

        // When
        workers.fail(job);

        // Then
        DeliveryEntity delivery = awaitState(job, DeliveryState.DELIVERED);
        assertThat(stored.attempts(delivery))
                .extracting(attempt -> attempt.status)
                .containsExactly(500, 302, 200);
        assertThat(receiver.requests())
                .extracting(webhook -> webhook.header("webhook-id"))
                .hasSize(3)
                .containsOnly(job.jobId() + ":job.failed");
    }

    @Test
    void aDeliveryIsExhaustedWhenTheScheduleEnds() {
        // Given
        URI unreachable = receiver.url("/hook");
        receiver.close();
        JobContext job = stored.queued(unreachable, CallbackTarget.COMPLETED);

        // When
        workers.succeed(job);

        // Then
        DeliveryEntity delivery = awaitState(job, DeliveryState.EXHAUSTED);
        assertThat(stored.attempts(delivery))
                .hasSize(3)
                .allSatisfy(attempt -> assertThat(attempt.error).contains("refuses connections"));
    }

    @Test
    void aGoneReceiverGetsNoMoreWebhooksOfThatAccount() {
        // Given
        var account = stored.newAccount();
        URI gone = receiver.answer(410).url("/hook");
        JobContext first = stored.queued(account, gone, Duration.ofMinutes(15), CallbackTarget.COMPLETED);
        JobContext second = stored.queued(account, gone, Duration.ofMinutes(15), CallbackTarget.COMPLETED);
        workers.succeed(first);
        awaitState(first, DeliveryState.DEAD);

        // When
        workers.succeed(second);

        // Then
        awaitState(second, DeliveryState.DEAD);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void twoConcurrentGoneAnswersAreBothRecorded() {
        // Given
        receiver.hold();
        var account = stored.newAccount();
        URI gone = receiver.answer(410, 410).url("/hook");
        List<JobContext> jobs = IntStream.range(0, 2)
                .mapToObj(_ -> stored.queued(account, gone, Duration.ofMinutes(15), CallbackTarget.COMPLETED))
                .toList();
        jobs.forEach(workers::succeed);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(receiver.requests()).hasSize(2));

        // When
        receiver.release();

        // Then
        assertThat(jobs)
                .allSatisfy(job -> assertThat(stored.attempts(awaitState(job, DeliveryState.DEAD)))
                        .extracting(attempt -> attempt.status)
                        .containsExactly(410));
    }

    @Test
    void anAttemptInProgressIsNotRetriedAfterTheReceiverIsGone() {
        // Given
        receiver.hold();
        JobContext job = stored.queued(receiver.answer(500).url("/hook"), CallbackTarget.COMPLETED);
        workers.succeed(job);
        only(job);
        stored.disable(job, receiver.url("/hook"));

        // When
        receiver.release();

        // Then
        DeliveryEntity delivery = awaitState(job, DeliveryState.DEAD);
        assertThat(stored.attempts(delivery))
                .extracting(attempt -> attempt.status)
                .containsExactly(500);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void aSlowReceiverDoesNotDelayAnother() {
        // Given
        receiver.hold();
        List<JobContext> held = IntStream.range(0, 80)
                .mapToObj(_ -> stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED))
                .toList();
        try (var quick = RecordingReceiver.start()) {
            JobContext job = stored.queued(quick.url("/hook"), CallbackTarget.COMPLETED);

            // When
            held.forEach(workers::succeed);
            workers.succeed(job);

            // Then
            await().atMost(TIMEOUT).untilAsserted(() -> {
                assertThat(quick.requests()).hasSize(1);
                assertThat(stored.leased(receiver.url("/hook"))).isEqualTo(64);
            });
        }
        receiver.release();
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(held)
                        .allSatisfy(job -> assertThat(stored.deliveries(job))
                                .extracting(delivery -> delivery.state)
                                .containsExactly(DeliveryState.DELIVERED)));
    }

    @Test
    void aDeliveryOfACrashedNotifierIsSentWhenItsLeaseEnds() {
        // Given
        Instant now = clock.instant();
        JobContext job = stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED);
        JobContext leasedElsewhere = stored.queued(receiver.url("/hook"), CallbackTarget.COMPLETED);
        stored.store(leased(leasedElsewhere, now.plus(Duration.ofHours(1))));

        // When
        stored.store(leased(job, now.minusSeconds(1)));

        // Then
        awaitState(job, DeliveryState.DELIVERED);
        assertThat(receiver.requests()).extracting(ReceivedRequest::text).containsExactly(job.jobId());
        assertThat(stored.deliveries(leasedElsewhere))
                .extracting(delivery -> delivery.leasedBy)
                .containsExactly(CRASHED_NOTIFIER);
    }

    @Test
    void progressIsStoredAndSentToTheWebhookThatRequestedIt() {
        // Given
        JobContext job = stored.queued(receiver.url("/hook"), CallbackTarget.PROGRESS);

        // When
        workers.publish(new JobProgressed(job, JobStatus.RUNNING, 0.4, 20, null, "task"));

        // Then
        assertThat(only(job).text()).contains("\"type\":\"job.progress\"").contains("\"progress\":0.4");
        assertThat(stored.job(job).progress().done()).isEqualTo(0.4);

        // When
        workers.publish(new JobProgressed(job, JobStatus.RUNNING, 0.5, 15, null, "task"));

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(stored.job(job).progress().done()).isEqualTo(0.5));
    }

    @Test
    void anOverdueJobExpiresAndItsWorkerGetsACancelRequest() {
        // When
        JobContext job = stored.queued(
                stored.newAccount(), receiver.url("/hook"), Duration.ofMillis(-1), CallbackTarget.COMPLETED);

        // Then
        assertThat(only(job).header("webhook-id")).isEqualTo(job.jobId() + ":job.expired");
        assertThat(stored.job(job).status()).isEqualTo(JobStatus.EXPIRED);
        assertThat(stored.credits(job).balance()).isEqualTo(JobFixture.BALANCE);
        assertThat(stored.credits(job).reserved()).isZero();
        try (var tap = KafkaTap.open(bootstrap, Topics.CANCEL_REQUESTED)) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(tap.recordsOf(job.jobId())).hasSize(1));
        }
    }

    private ReceivedRequest only(JobContext job) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(webhooksOf(job)).hasSize(1));
        return webhooksOf(job).getFirst();
    }

    private List<ReceivedRequest> webhooksOf(JobContext job) {
        return receiver.requests(webhook -> webhook.header("webhook-id").startsWith(job.jobId()));
    }

    private DeliveryEntity awaitState(JobContext job, DeliveryState state) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stored.deliveries(job))
                        .extracting(delivery -> delivery.state)
                        .containsExactly(state));
        return stored.deliveries(job).getFirst();
    }

    private DeliveryEntity leased(JobContext job, Instant leasedUntil) {
        var delivery = new DeliveryEntity();
        delivery.id = IdType.DELIVERY.next();
        delivery.accountId = job.accountId();
        delivery.jobId = job.jobId();
        delivery.webhookId = job.jobId() + ":job.completed";
        delivery.url = receiver.url("/hook").toString();
        delivery.body = job.jobId();
        delivery.state = DeliveryState.PENDING;
        delivery.nextAttemptAt = clock.instant();
        delivery.leasedBy = CRASHED_NOTIFIER;
        delivery.leasedUntil = leasedUntil;
        delivery.createdAt = clock.instant();
        return delivery;
    }
}
