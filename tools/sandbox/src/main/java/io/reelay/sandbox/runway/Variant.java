package io.reelay.sandbox.runway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of `variants.json`: parameters and prices of one model at one endpoint.
///
/// @param positions    of images in `promptImage`; empty if the endpoint does not accept images
/// @param imageRatio permitted width divided by height of an image
record Variant(
        String endpoint,
        String model,
        UnknownKeys unknownKeys,
        Set<String> required,
        Set<String> optional,
        List<String> ratios,
        DurationRule duration,
        List<String> positions,
        @Nullable RatioWindow imageRatio,
        Credits credits) {

    Variant {
        positions = positions == null ? List.of() : positions;
    }

    boolean knows(String field) {
        return required.contains(field) || optional.contains(field);
    }

    enum UnknownKeys {
        @JsonProperty("ignored")
        IGNORED,
        @JsonProperty("refused")
        REFUSED
    }

    /// A range of whole seconds, or a list.
    record DurationRule(
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable List<Integer> oneOf,
            int usual) {}

    record RatioWindow(double min, double max) {}

    /// Price per second of video.
    record Credits(int silent, int audible) {}
}
