package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.ImageRole;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller asked for, as far as a model has a say in it. Java's `null` means that the caller did not say.
///
/// @param model          name or alias of the model
/// @param pictures       the roles for which the caller gave a picture
/// @param duration       seconds, as the JSON had it: a number with a fraction is refused
/// @param size           `720:1280`, `720x1280` or an aspect ratio
/// @param seed           as the JSON had it: a JSON null is a seed that was given as null, and is refused
/// @param providerFields the JSON object of fields that only this model has
public record GenerationRequest(
        @Nullable String model,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        Set<ImageRole> pictures,
        @Nullable BigDecimal duration,
        @Nullable String size,
        @Nullable JsonNode seed,
        @Nullable JsonNode providerFields) {

    public GenerationRequest {
        pictures = Set.copyOf(pictures);
    }
}
