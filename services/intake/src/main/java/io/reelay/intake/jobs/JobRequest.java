package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a producer asks for, as it came. Java's null means that the producer did not say.
///
/// @param image     an https URL, a data URI or an upload id
/// @param duration  with its fraction, so that a refusal can name it and the legal values
/// @param seed      kept as JSON, so that an explicit null is told from a missing one
/// @param webhookUrl another name of `callbackUrl`
/// @param deadline  ISO 8601 duration
@Schema(name = "JobRequest", additionalProperties = Schema.False.class)
record JobRequest(
        @Schema(required = true, examples = "runway/gen4_turbo") @Nullable
        String model,

        @Nullable String prompt,
        @Nullable String negativePrompt,

        @Schema(description = "An https URL, a data URI or an upload id.") @Nullable
        String image,

        @Schema(description = "The last frame, given like `image`.") @Nullable
        String lastImage,

        @Schema(type = SchemaType.INTEGER, format = "int32", description = "Seconds.", examples = "5") @Nullable
        BigDecimal duration,

        @Schema(description = "`720:1280`, `720x1280` or an aspect ratio.", examples = "9:16") @Nullable
        String size,

        @Schema(implementation = Long.class) @Nullable JsonNode seed,
        @Nullable Boolean watermark,

        @Schema(implementation = Map.class, description = "The fields that only this model has.") @Nullable
        ObjectNode providerFields,

        @Nullable Boolean translatePrompt,
        @Nullable String callbackUrl,

        @Schema(description = "Another name of `callbackUrl`.") @Nullable
        String webhookUrl,

        @Nullable List<String> callbackEvents,

        @Schema(description = "ISO 8601 duration.", examples = "PT15M") @Nullable
        String deadline,

        @Schema(enumeration = "normal") @Nullable String priority,
        @Nullable Map<String, Object> metadata) {

    /// Where to call back, under whichever name it was given.
    @Nullable
    String callback() {
        return callbackUrl == null ? webhookUrl : callbackUrl;
    }
}
