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

/// Requests as callers write them: JSON, in which an absent field and a null one differ.
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

    private static GenerationRequest read(JsonNode wish) {
        Set<ImageRole> pictures = EnumSet.noneOf(ImageRole.class);
        for (ImageRole role : ImageRole.values()) {
            if (wish.has(role.field())) {
                pictures.add(role);
            }
        }
        return new GenerationRequest(
                text(wish, "model"),
                text(wish, "prompt"),
                text(wish, "negativePrompt"),
                pictures,
                wish.has("duration") ? wish.get("duration").decimalValue() : null,
                text(wish, "size"),
                wish.get("seed"),
                wish.get("providerFields"));
    }

    private static @Nullable String text(JsonNode wish, String field) {
        return wish.has(field) ? wish.get(field).textValue() : null;
    }
}
