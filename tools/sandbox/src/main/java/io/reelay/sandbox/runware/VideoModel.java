package io.reelay.sandbox.runware;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of `models.json`: parameters and prices of a model.
///
/// @param sizes                    name of the set of sizes
/// @param sizesAt                  smaller sets for some durations
/// @param sizeFromFrames           from this number of frame images on, they define the size; 0 never
/// @param parameters               parameters in addition to those of every model
/// @param settings                 supported members of `providerSettings`
/// @param promptOptionalWithFrames whether the prompt is optional with a frame image
/// @param retired                  removed from the real catalogue
record VideoModel(
        String id,
        String name,
        Set<String> modes,
        List<BigDecimal> seconds,
        BigDecimal usualSeconds,
        String sizes,
        @Nullable Map<String, String> sizesAt,
        int maxFrames,
        int maxReferences,
        int sizeFromFrames,
        Set<String> parameters,
        Set<String> settings,
        int maxPrompt,
        boolean promptOptionalWithFrames,
        @Nullable Usd usd,
        boolean retired) {

    private static final BigDecimal UNPUBLISHED = new BigDecimal("0.05");

    /// Price per second of video.
    record Usd(BigDecimal silent, BigDecimal audible) {}

    String creator() {
        return id.substring(0, id.indexOf(':'));
    }

    boolean makesVideoFromTextAlone() {
        return modes.contains("text");
    }

    String sizesAt(BigDecimal length) {
        return sizesAt == null ? sizes : sizesAt.getOrDefault(length.toPlainString(), sizes);
    }

    /// Prices that are not published are invented.
    BigDecimal costPerSecond(boolean audible) {
        if (usd == null) {
            return UNPUBLISHED;
        }
        return audible ? usd.audible() : usd.silent();
    }
}
