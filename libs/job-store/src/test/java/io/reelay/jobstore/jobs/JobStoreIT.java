package io.reelay.jobstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Mode;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobFailed;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.contracts.events.JobSucceeded;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.LedgerFixture;
import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.ledger.Credits;
import io.reelay.jobstore.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobStoreIT {

    private static final long PRICE = 25;

    private final JobStore jobs;
    private final Ledger ledger;
    private final LedgerFixture ledgers;
    private final Clock clock;
    private Instant now = Instant.EPOCH;
    private Account account = new Account("", "", "");

    JobStoreIT(JobStore jobs, Ledger ledger, LedgerFixture ledgers, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    @BeforeEach
    void openAccount() {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        account = ledgers.open(100);
    }

    @Test
    void aJobIsReadAsStored() {
        // Given
        var context = context(Duration.ofHours(1));

        // When
        var stored = add(context);

        // Then
        assertThat(jobs.find(account.id(), context.jobId())).contains(stored);
        assertThat(stored.context()).isEqualTo(context);
        assertThat(jobs.find("acc_other", context.jobId())).isEmpty();
    }

    @Test
    void anEventChangesAJobAndALateEventDoesNot() {
        // Given
        var context = context(Duration.ofHours(1));
        add(context);
        var waiting = new WaitStatus(WaitStatus.Reason.NO_SLOT, null);

        // When
        apply(new JobProgressed(context, JobStatus.QUEUED, 0, null, waiting, null));
        apply(new JobProgressed(context, JobStatus.RUNNING, 0.5, 20, null, "task-1"));
        var late = apply(new JobProgressed(context, JobStatus.SUBMITTING, 0, null, null, null));

        // Then
        assertThat(late).isEmpty();
        assertThat(found(context).progress())
                .isEqualTo(new Progress(JobStatus.RUNNING, 0.5, 20, null, "task-1", 1, now, false));
    }

    @Test
    void aJobIsPaidOnceEvenIfItsCompletionIsDuplicated() {
        // Given
        var context = context(Duration.ofHours(1));
        add(context);
        var success = new JobSucceeded(context, List.of(video()), List.of(video()), "task-1", null);

        // When
        var completed = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> complete(success), Thread::startVirtualThread))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        var tooLate = complete(new JobFailed(context, Failure.of(FailureCode.INTERNAL, "no")));

        // Then
        assertThat(completed)
                .singleElement()
                .extracting(CompletedJob::result)
                .isEqualTo(found(context).result());
        assertThat(tooLate).isEmpty();
        assertThat(found(context).price()).isEqualTo(new JobCredits(PRICE, PRICE));
        assertThat(ledgers.audited(account)).isEqualTo(new Credits(75, 0));
    }

    @Test
    void aFailedJobIsNotCharged() {
        // Given
        var context = context(Duration.ofHours(1));
        add(context);
        var failure = Failure.of(FailureCode.MODERATED, "The image was rejected.", "MOD.1", "unsafe");

        // When
        var completed = complete(new JobFailed(context, failure)).orElseThrow();

        // Then
        assertThat(completed.result().failure()).isEqualTo(failure);
        assertThat(found(context).result()).isEqualTo(completed.result());
        assertThat(found(context).price()).isEqualTo(new JobCredits(PRICE, 0L));
        assertThat(ledgers.audited(account)).isEqualTo(new Credits(100, 0));
    }

    @Test
    void anOverdueJobIsReturnedToOneSweeper() {
        // Given
        var overdue = context(Duration.ofSeconds(-1));
        var inTime = context(Duration.ofHours(1));
        add(overdue);
        add(inTime);

        // When
        var taken = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(() -> jobs.takeOverdue(100)),
                        Thread::startVirtualThread))
                .limit(3)
                .toList()
                .stream()
                .flatMap(sweep -> sweep.join().stream())
                .map(Job::id)
                .toList();

        // Then
        assertThat(taken).containsExactly(overdue.jobId());
    }

    private Job add(JobContext context) {
        var json = JsonNodeFactory.instance;
        var spec = new JobSpec(Mode.TEXT_TO_VIDEO, json.objectNode().put("duration", 5), json.arrayNode(), 30);
        var target = new CallbackTarget("https://example.org/hook", Set.of(CallbackTarget.COMPLETED));
        return QuarkusTransaction.requiringNew().call(() -> {
            ledger.reserve(account.id(), context.jobId(), PRICE);
            return jobs.add(new NewJob(context, spec, JobStatus.QUEUED, PRICE, target, null));
        });
    }

    private JobContext context(Duration deadline) {
        return new JobContext(
                IdType.JOB.next(),
                account.id(),
                "runway",
                "runway/gen4_turbo",
                now,
                now.plus(deadline),
                Map.of("user", "42"));
    }

    private Optional<Job> apply(JobProgressed event) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.progressed(Envelope.of(now, null, event)));
    }

    private Optional<CompletedJob> complete(Event.Completion event) {
        return QuarkusTransaction.requiringNew().call(() -> jobs.completed(Envelope.of(now, null, event)));
    }

    private Job found(JobContext context) {
        return jobs.find(account.id(), context.jobId()).orElseThrow();
    }

    private StoredMedia video() {
        return new StoredMedia(
                "results/a.mp4", "https://s3/a.mp4", now, "video/mp4", 1000, "00ff", 720, 1280, 5.0, "h264");
    }
}
