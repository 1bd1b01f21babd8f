package io.reelay.jobstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.JobStatus;
import io.reelay.jobstore.jobs.JobStateMachine.Standing;
import io.reelay.jobstore.jobs.JobStateMachine.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobStateMachineTest {

    @Test
    void aJobGoesThroughItsWholeLife() {
        // Given
        var life = Stream.of(
                at(JobStatus.QUEUED, 0),
                at(JobStatus.SUBMITTING, 0),
                at(JobStatus.RUNNING, 0),
                at(JobStatus.RUNNING, 0.5),
                at(JobStatus.ARCHIVING, 0),
                at(JobStatus.SUCCEEDED, 1));

        // When
        var end = life.reduce(JobStateMachine.start(JobStatus.STAGING), (now, news) -> {
            assertThat(JobStateMachine.judge(now, news)).isEqualTo(Verdict.MOVES);
            return news;
        });

        // Then
        assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED"})
    void theEndOfAJobNeverChanges(JobStatus end) {
        assertThat(JobStatus.values())
                .allSatisfy(status -> assertThat(
                                JobStateMachine.judge(at(end, 1), new Standing(status, Long.MAX_VALUE)))
                        .isEqualTo(Verdict.ENDED));
    }

    @ParameterizedTest
    @MethodSource("living")
    void everyLivingJobCanEndInEveryWay(JobStatus living) {
        assertThat(Stream.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.EXPIRED))
                .allSatisfy(end -> assertThat(JobStateMachine.judge(JobStateMachine.start(living), at(end, 1)))
                        .isEqualTo(Verdict.MOVES));
    }

    @ParameterizedTest
    @MethodSource("living")
    void noNewsMovesAJobBack(JobStatus now) {
        assertThat(Arrays.stream(JobStatus.values()).filter(before -> before.compareTo(now) < 0))
                .allSatisfy(before -> assertThat(
                                JobStateMachine.judge(at(now, 0), new Standing(before, Long.MAX_VALUE)))
                        .isEqualTo(Verdict.STALE));
    }

    @Test
    void repeatedNewsChangesNothing() {
        assertThat(JobStateMachine.judge(at(JobStatus.RUNNING, 0.4), at(JobStatus.RUNNING, 0.4)))
                .isEqualTo(Verdict.STALE);
    }

    @Test
    void aNewJobCanBeToldWhyItWaits() {
        // Given: news of waiting has the lowest number of its status
        var waiting = new Standing(JobStatus.QUEUED, JobStatus.QUEUED.sequence(0));

        // When
        var verdict = JobStateMachine.judge(JobStateMachine.start(JobStatus.QUEUED), waiting);

        // Then
        assertThat(verdict).isEqualTo(Verdict.MOVES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheOrderTheOutcomeIsTheSame(long seed) {
        // Given
        List<Standing> news = new ArrayList<>(List.of(
                at(JobStatus.SUBMITTING, 0),
                at(JobStatus.RUNNING, 0),
                at(JobStatus.RUNNING, 0.3),
                at(JobStatus.RUNNING, 0.9),
                at(JobStatus.ARCHIVING, 0),
                at(JobStatus.SUCCEEDED, 1)));
        news.addAll(List.copyOf(news));
        Collections.shuffle(news, new Random(seed));

        // When
        var end = news.stream()
                .reduce(
                        JobStateMachine.start(JobStatus.QUEUED),
                        (now, next) -> JobStateMachine.judge(now, next) == Verdict.MOVES ? next : now);

        // Then
        assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    static Stream<JobStatus> living() {
        return Arrays.stream(JobStatus.values()).filter(status -> !status.terminal());
    }

    private static Standing at(JobStatus status, double progress) {
        return new Standing(status, status.sequence(progress));
    }
}
