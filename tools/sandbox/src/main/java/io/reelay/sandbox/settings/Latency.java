package io.reelay.sandbox.settings;

/// Minimum and maximum render time of a task in seconds, uniformly distributed.
public record Latency(double minSeconds, double maxSeconds) {

    public Latency {
        if (minSeconds < 0 || maxSeconds < minSeconds) {
            throw new IllegalArgumentException("latency needs 0 <= minSeconds <= maxSeconds");
        }
    }

    Latency scaled(double factor) {
        return new Latency(minSeconds * factor, maxSeconds * factor);
    }
}
