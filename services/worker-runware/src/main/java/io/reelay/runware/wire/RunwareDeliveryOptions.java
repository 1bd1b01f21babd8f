package io.reelay.runware.wire;

/// The delivery options of a video: one MP4 file, its URL fetched by polling, with its cost.
public record RunwareDeliveryOptions(
        String deliveryMethod, String outputType, String outputFormat, int numberResults, boolean includeCost) {

    /// The only options in use.
    public static final RunwareDeliveryOptions POLLED_MP4 = new RunwareDeliveryOptions("async", "URL", "MP4", 1, true);
}
