package io.reelay.sandbox.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Random;

/// The random source of the sandbox. With the same seed and the same order of calls, values repeat.
@ApplicationScoped
public class SeededRandom {

    private final Random random = new Random();

    void reseed(long seed) {
        random.setSeed(seed);
    }

    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    public boolean nextBoolean(double probability) {
        return random.nextDouble() < probability;
    }

    /// A 32-bit seed of a video, never 0.
    public long videoSeed() {
        return 1 + random.nextLong(0xFFFF_FFFFL);
    }
}
