package io.reelay.sandbox.runware;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of `models.json`: what a model takes and what it costs.
///
/// @param sizes                    name of the set of sizes
/// @param sizesAt                  the smaller set for some lengths
/// @param sizeFromFrames           from how many frame images on the size comes from them and must not be sent; 0 never
/// @param parameters               what it takes beyond what every model takes
/// @param settings                 what it takes in `providerSettings`
/// @param promptOptionalWithFrames whether a picture can do without words
/// @param retired                  gone from the real catalogue
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

    /// Per second of video.
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

    /// Prices that nobody publishes are made up.
    BigDecimal costPerSecond(boolean audible) {
        if (usd == null) {
            return UNPUBLISHED;
        }
        return audible ? usd.audible() : usd.silent();
    }
}
