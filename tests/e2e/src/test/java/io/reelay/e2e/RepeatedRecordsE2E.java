package io.reelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.Topics;
import io.reelay.e2e.system.Broker;
import io.reelay.e2e.system.Echo;
import io.reelay.e2e.system.Producer;
import io.reelay.e2e.system.ReelaySystem;
import io.reelay.e2e.system.RunningReelay;
import io.reelay.e2e.system.SubmittedJob;
import io.reelay.e2e.system.SystemInvariants;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every record may be delivered several times and takes effect once.
@ExtendWith(RunningReelay.class)
class RepeatedRecordsE2E {
    private static final int SHUFFLE_SEED = 42;
    private static final String[] TOPICS = {
        Topics.STAGING_REQUESTED,
        Topics.generationRequested("runway"),
        Topics.generationRequested("runware"),
        Topics.GENERATION_SUCCEEDED,
        Topics.CANCEL_REQUESTED,
        Topics.JOB_PROGRESS,
        Topics.JOB_COMPLETED,
        Topics.MEDIA_STORED
    };

    private final ReelaySystem reelay;
    private final SystemInvariants invariants;

    RepeatedRecordsE2E(ReelaySystem reelay) {
        this.reelay = reelay;
        this.invariants = new SystemInvariants(reelay);
    }

    @Test
    void everyRecordDeliveredTwiceAndInAnotherOrderChangesNothing() {
        List<SubmittedJob> jobs;
        try (Echo _ = Echo.of(reelay, TOPICS)) {
            jobs = new Producer(reelay).submitToBoth();
            invariants.holdFor(jobs);
        }
        assertThat(jobs).extracting(job -> reelay.api().job(job.id())).allMatch(SystemInvariants::succeeded);

        try (Broker broker = new Broker(reelay);
                KafkaTap tap = reelay.tap(TOPICS)) {
            List<TappedRecord> run = new ArrayList<>(jobs.stream()
                    .flatMap(job -> tap.recordsOf(job.id()).stream())
                    .toList());
            Collections.shuffle(run, new Random(SHUFFLE_SEED));
            broker.sendAgain(run);
            broker.awaitCaughtUp();
        }

        invariants.holdFor(jobs);
        assertThat(jobs).extracting(job -> reelay.api().job(job.id())).allMatch(SystemInvariants::succeeded);
    }
}
