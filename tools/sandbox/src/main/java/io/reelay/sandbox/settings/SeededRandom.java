package io.reelay.sandbox.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Random;

/// Every draw of the sandbox, repeatable by its seed as far as the order of calls is.
@ApplicationScoped
public class SeededRandom {

    private final Random random = new Random();

    void reseed(long seed) {
        random.setSeed(seed);
    }

    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /// A 32-bit seed of a video, never 0.
    public long videoSeed() {
        return 1 + random.nextLong(0xFFFF_FFFFL);
    }
}
