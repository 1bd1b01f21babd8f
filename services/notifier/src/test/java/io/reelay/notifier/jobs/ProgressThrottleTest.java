package io.reelay.notifier.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.testkit.time.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressThrottleTest {

    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final ProgressThrottle throttle = new ProgressThrottle(clock);

    @Test
    void webhooksOfOneJobAreTwoSecondsApart() {
        assertThat(throttle.tryAcquire("job_a")).isTrue();
        clock.advance(Duration.ofMillis(1_999));
        assertThat(throttle.tryAcquire("job_a")).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(throttle.tryAcquire("job_a")).isTrue();
    }

    @Test
    void oneJobDoesNotDelayAnother() {
        assertThat(throttle.tryAcquire("job_a")).isTrue();
        assertThat(throttle.tryAcquire("job_b")).isTrue();
    }
}
