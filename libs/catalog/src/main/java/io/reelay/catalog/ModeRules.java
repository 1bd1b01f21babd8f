package io.reelay.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The capabilities of a model in one mode.
///
/// @param picture    the input images; null if the mode has none
/// @param defaultFor the tiers for which this is the default model of the provider in this mode
public record ModeRules(
        List<Size> sizes,
        Size defaultSize,
        List<Integer> durations,
        int defaultDuration,
        TextConstraint prompt,
        @Nullable ImageInput picture,
        Set<ModelTier> defaultFor) {

    public ModeRules {
        sizes = NullToEmpty.asEmpty(sizes);
        durations = NullToEmpty.asEmpty(durations);
        defaultFor = NullToEmpty.asEmpty(defaultFor);
        if (!sizes.contains(defaultSize)) {
            throw new IllegalArgumentException("The default size " + defaultSize + " is not one of " + sizes);
        }
        if (!durations.contains(defaultDuration)) {
            throw new IllegalArgumentException(
                    "The default duration " + defaultDuration + " is not one of " + durations);
        }
    }
}
