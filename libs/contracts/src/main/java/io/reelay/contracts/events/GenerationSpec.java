package io.reelay.contracts.events;

import io.reelay.contracts.Mode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The specification of a generation: the request as resolved by the catalog. Every value is valid for the model.
///
/// @param providerModel   the model id of the provider, for example `gen4_turbo` or `google:3@2`
/// @param prompt          null if the model does not require one
/// @param width           in pixels
/// @param height          in pixels
/// @param durationSeconds the length of the video
/// @param seed            null for a random seed
/// @param providerFields  the provider fields, validated by the JSON Schema of the model
/// @param typicalSeconds  the typical duration of such a generation, for estimates
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
