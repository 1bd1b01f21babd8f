package io.reelay.catalog;

/// The seeds that a model accepts, including both limits.
public record SeedRange(long min, long max) {

    public boolean contains(long seed) {
        return min <= seed && seed <= max;
    }
}
