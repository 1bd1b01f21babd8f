package io.reelay.sandbox.runway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of `variants.json`: what one model takes at one endpoint and what it costs.
///
/// @param positions    of pictures in `promptImage`; empty where the endpoint takes none
/// @param pictureRatio width divided by height that a picture may have
record Variant(
        String endpoint,
        String model,
        UnknownKeys unknownKeys,
        Set<String> required,
        Set<String> optional,
        List<String> ratios,
        Durations duration,
        List<String> positions,
        @Nullable RatioWindow pictureRatio,
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

    /// Either a range of whole seconds or a list.
    record Durations(
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable List<Integer> oneOf,
            int usual) {}

    record RatioWindow(double min, double max) {}

    /// Per second of video.
    record Credits(int silent, int audible) {}
}
