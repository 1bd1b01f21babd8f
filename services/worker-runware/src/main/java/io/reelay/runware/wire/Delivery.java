package io.reelay.runware.wire;

/// How every video is wanted: one MP4 behind an address, fetched by polling, with what it cost.
public record Delivery(
        String deliveryMethod, String outputType, String outputFormat, int numberResults, boolean includeCost) {

    /// The only one in use.
    public static final Delivery POLLED_MP4 = new Delivery("async", "URL", "MP4", 1, true);
}
