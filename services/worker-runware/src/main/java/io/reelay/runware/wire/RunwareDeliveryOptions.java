package io.reelay.runware.wire;

/// How every video is wanted: one MP4 behind an address, fetched by polling, with what it cost.
public record RunwareDeliveryOptions(
        String deliveryMethod, String outputType, String outputFormat, int numberResults, boolean includeCost) {

    /// The only one in use.
    public static final RunwareDeliveryOptions POLLED_MP4 = new RunwareDeliveryOptions("async", "URL", "MP4", 1, true);
}
