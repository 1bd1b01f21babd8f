package io.reelay.e2e;

import static io.reelay.e2e.system.ReelaySystem.RUNWAY;
import static io.reelay.e2e.system.ReelaySystem.RUNWAY_SLOTS;
import static io.reelay.e2e.system.ReelaySystem.SECOND_RUNWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelay.e2e.system.Producer;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.e2e.system.SubmittedJob;
import io.reelay.e2e.system.SubmittedJob.Provider;
import io.reelay.e2e.system.SystemInvariants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two workers of one provider share the account's slots.
@ExtendWith(RunningReelay.class)
class SlotsE2E {
    private static final Duration ALL_SLOTS_WITHIN = Duration.ofSeconds(60);

    private final ReelaySystem reelay;

    SlotsE2E(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    @BeforeEach
    void startTwoWorkersWithSlowTasks() {
        reelay.sandbox().reset();
        reelay.sandbox().configure("{\"latency\":{\"gen4.5\":{\"minSeconds\":40,\"maxSeconds\":50}}}");
        reelay.processes().start(SECOND_RUNWAY);
    }

    @AfterEach
    void restoreOneWorker() {
        reelay.sandbox().reset();
        reelay.processes().stop(SECOND_RUNWAY);
        reelay.processes().start(RUNWAY);
    }

    @Test
    void theLimitHoldsForBothAndOneFinishesTheTasksOfTheOther() {
        List<SubmittedJob> jobs = new Producer(reelay).submit(2 * RUNWAY_SLOTS + 2, Provider.RUNWAY);
        await("all slots taken")
                .atMost(ALL_SLOTS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertAllSlotsAreTaken(jobs));

        reelay.processes().kill(RUNWAY);

        new SystemInvariants(reelay).holdFor(jobs);
        assertThat(jobs).extracting(job -> reelay.api().job(job.id())).allMatch(SystemInvariants::succeeded);
        assertThat(reelay.sandbox().mostLive("runway")).isEqualTo(RUNWAY_SLOTS);
        assertThat(submittedBy(RUNWAY, jobs)).isNotEmpty();
        assertThat(submittedBy(SECOND_RUNWAY, jobs)).isNotEmpty();
    }

    /// At least one slot is held by the worker that will be killed, and no submission is in progress, because its
    /// outcome would be unknown.
    private void assertAllSlotsAreTaken(List<SubmittedJob> jobs) {
        assertThat(reelay.sandbox().live("runway")).isEqualTo(RUNWAY_SLOTS);
        List<SubmittedJob> first = submittedBy(RUNWAY, jobs);
        List<SubmittedJob> second = submittedBy(SECOND_RUNWAY, jobs);
        assertThat(reelay.sandbox().tasks("")).hasSize(first.size() + second.size());
        assertThat(first)
                .anySatisfy(job -> assertThat(
                                reelay.api().job(job.id()).path("status").asText())
                        .isEqualTo("running"));
    }

    private List<SubmittedJob> submittedBy(String worker, List<SubmittedJob> jobs) {
        String log = reelay.processes().log(worker);
        return jobs.stream()
                .filter(job -> log.contains("generation.submitted jobId=" + job.id()))
                .toList();
    }
}
