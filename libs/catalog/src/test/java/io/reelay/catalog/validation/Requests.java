package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.contracts.ImageRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads requests from JSON, where an absent field differs from a null field.
final class Requests {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Requests() {}

    static GenerationRequest read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenerationRequest read(JsonNode request) {
        Set<ImageRole> images = EnumSet.noneOf(ImageRole.class);
        for (ImageRole role : ImageRole.values()) {
            if (request.has(role.field())) {
                images.add(role);
            }
        }
        return new GenerationRequest(
                text(request, "model"),
                text(request, "prompt"),
                text(request, "negativePrompt"),
                images,
                request.has("duration") ? request.get("duration").decimalValue() : null,
                text(request, "size"),
                request.get("seed"),
                request.get("providerFields"));
    }

    private static @Nullable String text(JsonNode request, String field) {
        return request.has(field) ? request.get(field).textValue() : null;
    }
}
