package io.reelay.contracts.events;

import io.reelay.contracts.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the provider is asked for: the request as the catalog adjusted it, every value legal for the model.
///
/// @param providerModel   the provider's own model id, for example `gen4_turbo` or `google:3@2`
/// @param prompt          may be absent where the model needs none
/// @param width           in pixels
/// @param height          in pixels
/// @param durationSeconds the length of the video
/// @param seed            absent for a random one
/// @param providerFields  the model's own fields, checked against its JSON Schema
/// @param typicalSeconds  how long such a generation usually takes, for the estimate of the rest
public record GenerationSpec(
        String providerModel,
        Mode mode,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        int width,
        int height,
        int durationSeconds,
        @Nullable Long seed,
        Map<String, Object> providerFields,
        int typicalSeconds) {

    public GenerationSpec {
        providerFields = Collections.unmodifiableMap(new LinkedHashMap<>(providerFields));
    }
}
