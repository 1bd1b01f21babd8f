package io.reelay.contracts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.WaitStatus.Reason;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobProgressed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Pins the numbers in `ce_sequence`. They are public and durable: consumers compare stored numbers with new ones.
class SequenceTest {

    private static final JobContext JOB = new JobContext(
            "job_1", "acc_1", "runway", "runway/gen4_turbo", Instant.EPOCH, Instant.EPOCH.plusSeconds(900), Map.of());

    @Test
    void theRanksOfTheStatusesAreFixed() {
        assertThat(Arrays.stream(JobStatus.values()).collect(toMap(status -> status, JobStatus::rank)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        JobStatus.ACCEPTED, 0,
                        JobStatus.STAGING, 1,
                        JobStatus.QUEUED, 2,
                        JobStatus.SUBMITTING, 3,
                        JobStatus.RUNNING, 4,
                        JobStatus.ARCHIVING, 5,
                        JobStatus.SUCCEEDED, 6,
                        JobStatus.FAILED, 6,
                        JobStatus.CANCELLED, 6,
                        JobStatus.EXPIRED, 6));
    }

    @Test
    void theRanksOfTheWaitReasonsAreFixed() {
        assertThat(Arrays.stream(Reason.values()).collect(toMap(reason -> reason, Reason::rank)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Reason.NO_SLOT, 1,
                        Reason.PROVIDER_THROTTLED, 2,
                        Reason.PROVIDER_PAUSED, 3,
                        Reason.PARALLEL_LIMIT, 4,
                        Reason.ARCHIVE_RETRY, 5));
    }

    @Test
    void theOrderOfTheConstantsIsTheOrderOfTheRanks() {
        assertThat(JobStatus.values()).extracting(JobStatus::rank).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void aWaitReasonFitsBetweenTwoStepsOfProgress(Reason reason) {
        assertThat(reason.rank()).isBetween(1, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,   0,     0",
        "STAGING,    0,     100000",
        "QUEUED,     0,     200000",
        "SUBMITTING, 0,     300000",
        "RUNNING,    0,     400000",
        "RUNNING,    0.001, 400010",
        "RUNNING,    0.5,   405000",
        "RUNNING,    1,     410000",
        "ARCHIVING,  0,     500000",
        "SUCCEEDED,  1,     610000",
        "FAILED,     1,     610000",
        "CANCELLED,  1,     610000",
        "EXPIRED,    1,     610000"
    })
    void theSequenceOfAStatusIsFixed(JobStatus status, double progress, long sequence) {
        assertThat(status.sequence(progress)).isEqualTo(sequence);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED,    0,   NO_SLOT,            200001",
        "QUEUED,    0,   PROVIDER_THROTTLED, 200002",
        "QUEUED,    0,   PROVIDER_PAUSED,    200003",
        "ACCEPTED,  0,   PARALLEL_LIMIT,     4",
        "ARCHIVING, 0.5, ARCHIVE_RETRY,      505005",
        "RUNNING,   0.4, ,                   404000"
    })
    void theSequenceOfAProgressEventIsFixed(JobStatus status, double progress, @Nullable Reason reason, long sequence) {
        var waiting = reason == null ? null : new WaitStatus(reason, null);

        assertThat(new JobProgressed(JOB, status, progress, null, waiting, null).sequence())
                .isEqualTo(sequence);
    }
}
