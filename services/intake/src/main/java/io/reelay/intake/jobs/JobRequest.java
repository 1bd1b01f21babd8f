package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The request body as the producer sent it. A null means that the field is absent.
///
/// @param image     an https URL, a data URI or an upload id
/// @param duration  with its fraction, so that an error can name it and the allowed values
/// @param seed      kept as JSON, so that an explicit null differs from a missing field
/// @param webhookUrl an alias of `callbackUrl`
/// @param deadline  ISO 8601 duration
@Schema(name = "JobRequest", additionalProperties = Schema.False.class)
record JobRequest(
        @Schema(required = true, examples = "runway/gen4_turbo") @Nullable
        String model,

        @Nullable String prompt,
        @Nullable String negativePrompt,

        @Schema(description = "An https URL, a data URI or an upload id.") @Nullable
        String image,

        @Schema(description = "The last frame, in the same forms as `image`.") @Nullable
        String lastImage,

        @Schema(type = SchemaType.INTEGER, format = "int32", description = "Seconds.", examples = "5") @Nullable
        BigDecimal duration,

        @Schema(description = "`720:1280`, `720x1280` or an aspect ratio.", examples = "9:16") @Nullable
        String size,

        @Schema(implementation = Long.class) @Nullable JsonNode seed,
        @Nullable Boolean watermark,

        @Schema(implementation = Map.class, description = "Fields that are specific to the model.") @Nullable
        ObjectNode providerFields,

        @Nullable Boolean translatePrompt,
        @Nullable String callbackUrl,

        @Schema(description = "An alias of `callbackUrl`.") @Nullable
        String webhookUrl,

        @Nullable List<String> callbackEvents,

        @Schema(description = "ISO 8601 duration.", examples = "PT15M") @Nullable
        String deadline,

        @Schema(enumeration = "normal") @Nullable String priority,
        @Nullable Map<String, Object> metadata) {

    /// The callback URL, from `callbackUrl` or its alias.
    @Nullable
    String callback() {
        return callbackUrl == null ? webhookUrl : callbackUrl;
    }
}
