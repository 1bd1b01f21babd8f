package io.reelay.jobstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.JobStatus;
import io.reelay.jobstore.jobs.JobStateMachine.StatusVersion;
import io.reelay.jobstore.jobs.JobStateMachine.Transition;
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
    void aJobPassesThroughAllStatuses() {
        // Given
        var events = Stream.of(
                at(JobStatus.QUEUED, 0),
                at(JobStatus.SUBMITTING, 0),
                at(JobStatus.RUNNING, 0),
                at(JobStatus.RUNNING, 0.5),
                at(JobStatus.ARCHIVING, 0),
                at(JobStatus.SUCCEEDED, 1));

        // When
        var end = events.reduce(JobStateMachine.start(JobStatus.STAGING), (now, event) -> {
            assertThat(JobStateMachine.evaluate(now, event)).isEqualTo(Transition.ALLOWED);
            return event;
        });

        // Then
        assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "CANCELLED", "EXPIRED"})
    void aTerminalStatusIsFinal(JobStatus end) {
        assertThat(JobStatus.values())
                .allSatisfy(status -> assertThat(
                                JobStateMachine.evaluate(at(end, 1), new StatusVersion(status, Long.MAX_VALUE)))
                        .isEqualTo(Transition.ENDED));
    }

    @ParameterizedTest
    @MethodSource("active")
    void anActiveJobCanTakeAnyTerminalStatus(JobStatus status) {
        assertThat(Stream.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.EXPIRED))
                .allSatisfy(end -> assertThat(JobStateMachine.evaluate(JobStateMachine.start(status), at(end, 1)))
                        .isEqualTo(Transition.ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("active")
    void noEventMovesAJobBack(JobStatus now) {
        assertThat(Arrays.stream(JobStatus.values()).filter(before -> before.compareTo(now) < 0))
                .allSatisfy(before -> assertThat(
                                JobStateMachine.evaluate(at(now, 0), new StatusVersion(before, Long.MAX_VALUE)))
                        .isEqualTo(Transition.STALE));
    }

    @Test
    void aDuplicateEventIsStale() {
        assertThat(JobStateMachine.evaluate(at(JobStatus.RUNNING, 0.4), at(JobStatus.RUNNING, 0.4)))
                .isEqualTo(Transition.STALE);
    }

    @Test
    void aWaitingEventAppliesToANewJob() {
        // Given: an event without progress has the lowest sequence of its status
        var waiting = new StatusVersion(JobStatus.QUEUED, JobStatus.QUEUED.sequence(0));

        // When
        var transition = JobStateMachine.evaluate(JobStateMachine.start(JobStatus.QUEUED), waiting);

        // Then
        assertThat(transition).isEqualTo(Transition.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheEventsDoesNotChangeTheResult(long seed) {
        // Given
        List<StatusVersion> events = new ArrayList<>(List.of(
                at(JobStatus.SUBMITTING, 0),
                at(JobStatus.RUNNING, 0),
                at(JobStatus.RUNNING, 0.3),
                at(JobStatus.RUNNING, 0.9),
                at(JobStatus.ARCHIVING, 0),
                at(JobStatus.SUCCEEDED, 1)));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(seed));

        // When
        var end = events.stream()
                .reduce(
                        JobStateMachine.start(JobStatus.QUEUED),
                        (now, next) -> JobStateMachine.evaluate(now, next) == Transition.ALLOWED ? next : now);

        // Then
        assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    static Stream<JobStatus> active() {
        return Arrays.stream(JobStatus.values()).filter(status -> !status.terminal());
    }

    private static StatusVersion at(JobStatus status, double progress) {
        return new StatusVersion(status, status.sequence(progress));
    }
}
