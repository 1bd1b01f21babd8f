package io.reelay.sandbox;

import io.reelay.testkit.time.MutableClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/// The sandbox's clock, which tests advance, so that no test waits for a render.
public final class SandboxTime {

    private static final MutableClock CLOCK = MutableClock.at("2026-11-21T10:00:00Z");

    private SandboxTime() {}

    public static void pass(Duration time) {
        CLOCK.advance(time);
    }

    /// Longer than the render time of any clip.
    public static void passUntilDone() {
        pass(Duration.ofMinutes(1));
    }

    @ApplicationScoped
    static class Producer {

        @Produces
        @Alternative
        @Priority(1)
        @ApplicationScoped
        Clock clock() {
            return CLOCK;
        }
    }
}
