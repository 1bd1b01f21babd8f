package io.reelay.sandbox.settings;

/// Render time of one task in seconds, drawn evenly between the two.
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
