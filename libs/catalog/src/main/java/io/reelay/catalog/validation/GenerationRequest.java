package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.ImageRole;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of a request that depends on the model. A null member is absent in the request.
///
/// @param model          the name or alias of the model
/// @param images         the roles of the input images
/// @param duration       in seconds, as in the JSON; a fraction is not valid
/// @param size           `720:1280`, `720x1280` or an aspect ratio
/// @param seed           as in the JSON; a JSON null is not valid
/// @param providerFields the JSON object of provider fields
public record GenerationRequest(
        @Nullable String model,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        Set<ImageRole> images,
        @Nullable BigDecimal duration,
        @Nullable String size,
        @Nullable JsonNode seed,
        @Nullable JsonNode providerFields) {

    public GenerationRequest {
        images = Set.copyOf(images);
    }
}
