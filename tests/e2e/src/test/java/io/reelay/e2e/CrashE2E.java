package io.reelay.e2e;

import static io.reelay.e2e.system.ReelaySystem.INTAKE;
import static io.reelay.e2e.system.ReelaySystem.KAFKA;
import static io.reelay.e2e.system.ReelaySystem.NOTIFIER;
import static io.reelay.e2e.system.ReelaySystem.RUNWARE;
import static io.reelay.e2e.system.ReelaySystem.RUNWAY;
import static io.reelay.e2e.system.ReelaySystem.UPLOADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.e2e.system.Processes;
import io.reelay.e2e.system.Producer;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.e2e.system.SubmittedJob;
import io.reelay.e2e.system.SubmittedJob.Provider;
import io.reelay.e2e.system.SystemInvariants;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kills each process at critical points: no job is lost and no job is paid twice.
@ExtendWith(RunningReelay.class)
class CrashE2E {
    private static final int KILLED = 137;

    private final ReelaySystem reelay;
    private final Processes processes;
    private final Producer producer;
    private final SystemInvariants invariants;

    CrashE2E(ReelaySystem reelay) {
        this.reelay = reelay;
        this.processes = reelay.processes();
        this.producer = new Producer(reelay);
        this.invariants = new SystemInvariants(reelay);
    }

    @AfterEach
    void removeFaults() {
        reelay.sandbox().configure("{\"faults\":[],\"speed\":10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker.claimed", "worker.waiting", "worker.rendered"})
    void theNextWorkerFinishesTheJobsOfAKilledOne(String instant) {
        arm(instant, RUNWAY, RUNWARE);

        List<SubmittedJob> jobs = producer.submitToBoth();
        awaitTheCrash(RUNWAY, RUNWARE);

        invariants.holdFor(jobs);
        assertThat(ended(jobs)).allMatch(SystemInvariants::succeeded);
    }

    /// The provider may or may not have the task. The job is not submitted again if that would be charged.
    @ParameterizedTest
    @ValueSource(strings = {"worker.submitting", "worker.accepted"})
    void aWorkerKilledWhileSubmittingNeverSubmitsTwice(String instant) {
        arm(instant, RUNWAY, RUNWARE);

        List<SubmittedJob> jobs = producer.submitToBoth();
        awaitTheCrash(RUNWAY, RUNWARE);

        invariants.holdFor(jobs);
        JsonNode runway = ended(jobs).getFirst();
        assertThat(runway.path("failure").path("code").asText()).isEqualTo("submission_unknown");
        assertThat(SystemInvariants.succeeded(ended(jobs).getLast())).isTrue();
    }

    @Test
    void aJobThatWasCommittedButNotPublishedIsNotLost() {
        arm("outbox.committed", INTAKE);
        String marker = Producer.newMarker();

        assertThatThrownBy(() -> producer.submitAs(marker, Provider.RUNWARE)).isInstanceOf(UncheckedIOException.class);
        awaitTheCrash(INTAKE);

        SubmittedJob job = producer.submitAs(marker, Provider.RUNWARE);
        invariants.holdFor(List.of(job));
        assertThat(reelay.api().all("/v1/jobs"))
                .filteredOn(listed ->
                        listed.path("metadata").path("marker").asText().equals(marker))
                .hasSize(1);
    }

    @Test
    void anUploaderKilledInMidArchiveLeavesOneArchive() {
        reelay.sandbox().configure("{\"faults\":[{\"fault\":\"slowDownload\",\"times\":2,\"seconds\":40}]}");
        List<SubmittedJob> jobs = producer.submitToBoth();
        jobs.forEach(job -> reelay.api().awaitStatus(job.id(), "archiving"));

        processes.kill(UPLOADER);
        processes.start(UPLOADER);

        invariants.holdFor(jobs);
        assertThat(ended(jobs)).allMatch(SystemInvariants::succeeded);
    }

    @Test
    void aNotifierKilledBeforeTheWebhookSendsItLater() {
        arm("notifier.ended", NOTIFIER);

        List<SubmittedJob> jobs = producer.submitToBoth();
        awaitTheCrash(NOTIFIER);

        invariants.holdFor(jobs);
    }

    @Test
    void aKilledBrokerLosesNoEvents() {
        reelay.sandbox().configure("{\"speed\":3}");
        List<SubmittedJob> jobs = Stream.of(Provider.values())
                .flatMap(provider -> producer.submit(3, provider).stream())
                .toList();
        reelay.sandbox().awaitTask(jobs.getLast().marker());

        processes.kill(KAFKA);
        processes.start(KAFKA);

        invariants.holdFor(jobs);
        assertThat(ended(jobs)).allMatch(SystemInvariants::succeeded);
    }

    /// Each process has its own folder for the marks of reached fail points.
    private void arm(String instant, String... names) {
        processes.stop(names);
        processes.startWith(
                _ -> Map.of(
                        "REELAY_CRASH_AT",
                        instant,
                        "REELAY_CRASH_ONCE_DIR",
                        reelay.newDirectory().toString()),
                names);
    }

    private void awaitTheCrash(String... names) {
        for (String name : names) {
            assertThat(processes.exitCode(name)).as("%s's end", name).isEqualTo(KILLED);
        }
        processes.start(names);
    }

    private List<JsonNode> ended(List<SubmittedJob> jobs) {
        return jobs.stream().map(job -> reelay.api().job(job.id())).toList();
    }
}
