package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Validates the body of a create call in the provider's order: syntax, model, schema, ratio, images.
@ApplicationScoped
class RequestRules {

    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final VariantTable variants;
    private final AssetRules assets;
    private final LiveSettings settings;

    RequestRules(VariantTable variants, AssetRules assets, LiveSettings settings) {
        this.variants = variants;
        this.assets = assets;
        this.settings = settings;
    }

    /// Parses the body as an object.
    ObjectNode parse(byte[] body) {
        if (body.length > MAX_BODY) {
            throw RunwayRefusalException.of(413, "Request Entity Too Large");
        }
        try {
            JsonNode tree = Json.STRICT.readTree(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw RunwayRefusalException.invalid(List.of(Issue.wrongType("object", tree)));
        } catch (IOException e) {
            throw RunwayRefusalException.of(400, "The request body is not valid JSON.");
        }
    }

    /// The validated request.
    RunwayGenerationRequest check(String endpoint, ObjectNode body) {
        Variant variant = variant(endpoint, body.path("model"));
        List<ObjectNode> issues = issues(variant, body);
        if (!issues.isEmpty()) {
            throw RunwayRefusalException.invalid(issues);
        }
        if (!variant.ratios().contains(body.path("ratio").textValue())) {
            throw RunwayRefusalException.of(
                    400, "`ratio` must be one of: " + String.join(", ", variant.ratios()) + ".");
        }
        assets.check(variant, body.path("promptImage"));
        return RunwayGenerationRequest.of(variant, body);
    }

    private Variant variant(String endpoint, JsonNode model) {
        if (!model.isTextual()) {
            throw RunwayRefusalException.invalid(List.of(Issue.wrongType("string", model, "model")));
        }
        return variants.find(endpoint, model.textValue()).orElseThrow(() -> noSuchModel(model.textValue()));
    }

    private RunwayRefusalException noSuchModel(String model) {
        return settings.current().on(SandboxFlag.UNKNOWN_MODEL_IS_INVALID)
                ? RunwayRefusalException.invalid(List.of(Issue.noSuchModel()))
                : RunwayRefusalException.of(403, "Model variant " + model + " is not available");
    }

    private static List<ObjectNode> issues(Variant variant, ObjectNode body) {
        List<ObjectNode> issues = new ArrayList<>();
        variant.required().stream()
                .filter(field -> !body.has(field))
                .forEach(field -> issues.add(
                        Issue.wrongType(field.equals("duration") ? "number" : "string", body.path(field), field)));
        body.properties().stream()
                .filter(field -> variant.knows(field.getKey()))
                .forEach(field -> FieldRules.of(field.getKey()).check(field.getValue(), variant, issues));
        if (body.has("proresProfile") && !body.path("outputFormat").asText().endsWith("prores")) {
            issues.add(Issue.custom("proresProfile requires a ProRes outputFormat.", "proresProfile"));
        }
        List<String> unknown = body.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("model") && !variant.knows(name))
                .toList();
        if (!unknown.isEmpty() && variant.unknownKeys() == Variant.UnknownKeys.REFUSED) {
            issues.add(Issue.unknownKeys(unknown));
        }
        return issues;
    }
}
