package io.reelay.sandbox.render;

import io.reelay.sandbox.settings.Latency;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxSettings;
import io.reelay.sandbox.settings.SeededRandom;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Draws the render time of a task.
@ApplicationScoped
public class RenderTimes {

    private static final int MILLIS = 1000;

    private final LiveSettings settings;
    private final SeededRandom random;

    RenderTimes(LiveSettings settings, SeededRandom random) {
        this.settings = settings;
        this.random = random;
    }

    public Duration draw(String model, double clipSeconds) {
        SandboxSettings now = settings.current();
        Latency latency = now.latency(model, clipSeconds);
        double seconds = random.between(latency.minSeconds(), latency.maxSeconds()) / now.speed();
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
