package io.reelay.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.notifier.schedule.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryDecisionTest {

    private static final Instant STARTED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TOOK = Duration.ofSeconds(3);

    private final RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(5)), () -> 0L);

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void aSuccessStatusDelivers(int status) {
        assertThat(on(answered(status), 1)).isEqualTo(new RetryDecision(DeliveryState.DELIVERED, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 404, 500, 503})
    void anyOtherStatusIsRetriedIncludingRedirects(int status) {
        assertThat(on(answered(status), 1))
                .isEqualTo(new RetryDecision(
                        DeliveryState.PENDING, STARTED.plus(TOOK).plusSeconds(5)));
    }

    @Test
    void aGoneReceiverIsNotCalledAgain() {
        assertThat(on(answered(410), 1)).isEqualTo(new RetryDecision(DeliveryState.DEAD, null));
    }

    @Test
    void aBlockedTargetIsNotRetried() {
        assertThat(on(new AttemptOutcome.Refused("private"), 1)).isEqualTo(new RetryDecision(DeliveryState.DEAD, null));
    }

    @Test
    void theLastAttemptExhaustsTheDelivery() {
        assertThat(on(new AttemptOutcome.Unreachable("no route"), 2))
                .isEqualTo(new RetryDecision(DeliveryState.EXHAUSTED, null));
    }

    @Test
    void theDelayThatTheReceiverRequestsIsRespected() {
        // Given
        var busy = new AttemptOutcome.Answered(429, Optional.of(Duration.ofMinutes(4)), "");

        // Then
        assertThat(on(busy, 1))
                .isEqualTo(new RetryDecision(
                        DeliveryState.PENDING, STARTED.plus(TOOK).plus(Duration.ofMinutes(4))));
    }

    private RetryDecision on(AttemptOutcome outcome, int attempts) {
        return RetryDecision.on(new Attempt(STARTED, TOOK, outcome), attempts, schedule);
    }

    private static AttemptOutcome answered(int status) {
        return new AttemptOutcome.Answered(status, Optional.empty(), "");
    }
}
