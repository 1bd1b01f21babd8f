package io.reelay.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a model can do in one mode.
///
/// @param picture the source pictures; none where the mode takes no picture
/// @param defaultFor the price classes for which this is the provider's default model in this mode
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
