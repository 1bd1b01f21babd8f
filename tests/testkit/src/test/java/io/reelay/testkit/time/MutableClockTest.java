package io.reelay.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    @Test
    void itMovesOnlyWhenMovedAndInEveryZone() {
        MutableClock clock = MutableClock.at("2026-11-21T10:00:00Z");
        var elsewhere = clock.withZone(ZoneId.of("Europe/Berlin"));

        clock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).hasToString("2026-11-21T10:05:00Z");
        assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    }
}
