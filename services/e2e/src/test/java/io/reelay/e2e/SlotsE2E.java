package io.reelay.e2e;

import static io.reelay.e2e.system.ReelaySystem.RUNWAY;
import static io.reelay.e2e.system.ReelaySystem.RUNWAY_SLOTS;
import static io.reelay.e2e.system.ReelaySystem.SECOND_RUNWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.e2e.system.Producer;
import io.reelay.e2e.system.Promises;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.e2e.system.SubmittedJob;
import io.reelay.e2e.system.SubmittedJob.Provider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two workers of one provider share the account's slots.
@ExtendWith(RunningReelay.class)
class SlotsE2E {
    private static final Duration ALL_SLOTS_WITHIN = Duration.ofSeconds(30);

    private final ReelaySystem reelay;

    SlotsE2E(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    @BeforeEach
    void twoWorkersAndTasksThatTakeTheirTime() {
        reelay.sandbox().reset();
        reelay.sandbox().configure("{\"latency\":{\"gen4.5\":{\"minSeconds\":40,\"maxSeconds\":50}}}");
        reelay.processes().start(SECOND_RUNWAY);
    }

    @AfterEach
    void oneWorkerAtTheUsualPace() {
        reelay.sandbox().reset();
        reelay.processes().stop(SECOND_RUNWAY);
        reelay.processes().start(RUNWAY);
    }

    @Test
    void theLimitHoldsOverBothAndTheTasksOfADeadOneAreFinishedByTheOther() {
        List<SubmittedJob> jobs = new Producer(reelay).submit(2 * RUNWAY_SLOTS + 2, Provider.RUNWAY);
        await("all slots taken")
                .atMost(ALL_SLOTS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(running(jobs)).hasSize(RUNWAY_SLOTS));

        reelay.processes().kill(RUNWAY);

        new Promises(reelay).holdFor(jobs);
        assertThat(jobs).extracting(job -> reelay.api().job(job.id())).allMatch(Promises::succeeded);
        assertThat(reelay.sandbox().mostLive("runway")).isEqualTo(RUNWAY_SLOTS);
        assertThat(submittedBy(RUNWAY, jobs)).isPositive();
        assertThat(submittedBy(SECOND_RUNWAY, jobs)).isPositive();
    }

    private List<JsonNode> running(List<SubmittedJob> jobs) {
        return jobs.stream()
                .map(job -> reelay.api().job(job.id()))
                .filter(job -> job.path("status").asText().equals("running"))
                .toList();
    }

    private long submittedBy(String worker, List<SubmittedJob> jobs) {
        String log = reelay.processes().log(worker);
        return jobs.stream()
                .filter(job -> log.contains("render.submitted jobId=" + job.id()))
                .count();
    }
}
