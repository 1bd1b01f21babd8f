package io.reelay.sandbox.render;

import io.reelay.sandbox.settings.SeededRandom;
import io.reelay.sandbox.settings.Latency;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Draws how long a task will render.
@ApplicationScoped
public class RenderTimes {

    private static final int MILLIS = 1000;

    private final LiveSettings settings;
    private final SeededRandom dice;

    RenderTimes(LiveSettings settings, SeededRandom dice) {
        this.settings = settings;
        this.dice = dice;
    }

    public Duration draw(String model, double clipSeconds) {
        SandboxSettings now = settings.current();
        Latency latency = now.latency(model, clipSeconds);
        double seconds = dice.between(latency.minSeconds(), latency.maxSeconds()) / now.speed();
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
