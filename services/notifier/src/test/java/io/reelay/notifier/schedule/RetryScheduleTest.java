package io.reelay.notifier.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RandomGenerator LOWEST = () -> 0L;
    private static final RandomGenerator HIGHEST = () -> -1L;

    @Test
    void thePausesFollowTheList() {
        // Given
        RetrySchedule schedule = schedule(LOWEST);

        // Then
        assertThat(schedule.next(1, NOW, Optional.empty())).contains(NOW.plusSeconds(5));
        assertThat(schedule.next(2, NOW, Optional.empty())).contains(NOW.plusSeconds(30));
        assertThat(schedule.next(3, NOW, Optional.empty())).isEmpty();
    }

    @Test
    void jitterLengthensAPauseByAtMostATenth() {
        assertThat(schedule(HIGHEST).next(2, NOW, Optional.empty()))
                .hasValueSatisfying(
                        at -> assertThat(at).isAfter(NOW.plusMillis(32_900)).isBeforeOrEqualTo(NOW.plusSeconds(33)));
    }

    @Test
    void theReceiverMayRequestALongerPauseUpToTheLimit() {
        // Given
        RetrySchedule schedule = schedule(LOWEST);

        // Then
        assertThat(schedule.next(1, NOW, Optional.of(Duration.ofMinutes(7)))).contains(NOW.plusSeconds(420));
        assertThat(schedule.next(1, NOW, Optional.of(Duration.ofSeconds(1)))).contains(NOW.plusSeconds(5));
        assertThat(schedule.next(1, NOW, Optional.of(Duration.ofDays(365)))).contains(NOW.plus(Duration.ofHours(24)));
    }

    @Test
    void aPauseOfZeroIsRejectedWithTheNameOfTheSetting() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), LOWEST))
                .hasMessageContaining("REELAY_WEBHOOK_SCHEDULE");
    }

    @Test
    void retryAfterIsParsedAsSecondsOrAsADate() {
        assertThat(RetryAfter.parse("120", NOW)).contains(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 12:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 11:00:00 GMT", NOW)).isEmpty();
        assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
    }

    private static RetrySchedule schedule(RandomGenerator random) {
        return new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)), random);
    }
}
