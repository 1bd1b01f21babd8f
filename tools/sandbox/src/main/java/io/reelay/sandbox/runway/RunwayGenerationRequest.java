package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.sandbox.media.ClipShape;
import org.jspecify.annotations.Nullable;

/// A valid request with its maximum price.
record RunwayGenerationRequest(
        String model,
        ClipShape shape,
        int credits,
        @Nullable String prompt) {

    /// Audio is on by default for models that support it.
    static RunwayGenerationRequest of(Variant variant, JsonNode body) {
        int seconds = body.path("duration").asInt(variant.duration().usual());
        boolean audio = variant.knows("audio") && body.path("audio").asBoolean(true);
        int perSecond = audio ? variant.credits().audible() : variant.credits().silent();
        int surcharge = surcharge(body.path("outputFormat").asText("mp4"));
        return new RunwayGenerationRequest(
                variant.model(),
                ClipShape.of(body.path("ratio").textValue(), seconds, audio),
                (perSecond + surcharge) * seconds,
                body.path("promptText").textValue());
    }

    private static int surcharge(String outputFormat) {
        return switch (outputFormat) {
            case "mp4" -> 0;
            case "prores", "png_sequence" -> 5;
            default -> 20;
        };
    }
}
