package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.reelay.catalog.CatalogJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields that only one model has.
///
/// @param model the model's name, for the sentences
/// @param source the JSON Schema as the worker announced it
record FieldSchema(String model, JsonNode source, JsonSchema compiled) {

    private static final String PARENT = "providerFields";
    private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

    /// Checks what the caller gave, and answers it with the model's defaults filled in.
    Map<String, Object> check(@Nullable JsonNode given, Findings findings) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (given instanceof ObjectNode object) {
            object.properties().forEach(field -> fields.set(wireName(field.getKey(), object), field.getValue()));
        } else if (given != null && !given.isNull()) {
            findings.error(PARENT, "`providerFields` is a JSON object.");
            return Map.of();
        }
        compiled.validate(fields).forEach(message -> explain(message, findings));
        fillIn(fields, findings);
        return CatalogJson.plain(fields);
    }

    /// Older callers write `generate_audio` for what is `generateAudio` on the wire.
    private String wireName(String name, JsonNode given) {
        String camelCase =
                WORD_BREAK.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return properties().has(camelCase) && !given.has(camelCase) ? camelCase : name;
    }

    private void fillIn(ObjectNode fields, Findings findings) {
        properties().properties().forEach(property -> {
            JsonNode preset = property.getValue().get("default");
            if (preset != null && !fields.has(property.getKey())) {
                fields.set(property.getKey(), preset);
                findings.filledIn(path(property.getKey()), CatalogJson.plainValue(preset), Findings.MODEL_DEFAULT);
            }
        });
    }

    private void explain(ValidationMessage problem, Findings findings) {
        String path = PARENT + problem.getInstanceLocation().toString().replace('/', '.');
        switch (problem.getType()) {
            case "additionalProperties" -> {
                List<String> known = new ArrayList<>();
                properties().fieldNames().forEachRemaining(known::add);
                findings.error(
                        path + "." + problem.getProperty(),
                        "%s has no field `%s`; %s."
                                .formatted(
                                        model,
                                        problem.getProperty(),
                                        known.isEmpty()
                                                ? "it has no fields of its own"
                                                : "it has " + String.join(", ", known)),
                        known);
            }
            case "enum", "const" -> {
                List<Object> allowed = allowed(problem.getSchemaNode());
                findings.error(path, "`%s` is %s.".formatted(path, Sentence.oneOf(allowed)), allowed);
            }
            // The library's sentence begins with the place: "$.bgm: string found, boolean expected".
            default -> findings.error(path, "`%s`: %s.".formatted(path, problem.getError()));
        }
    }

    private JsonNode properties() {
        return source.path("properties");
    }

    private static List<Object> allowed(JsonNode keyword) {
        List<Object> values = new ArrayList<>();
        if (keyword.isArray()) {
            keyword.forEach(value -> values.add(CatalogJson.plainValue(value)));
        } else {
            values.add(CatalogJson.plainValue(keyword));
        }
        return values;
    }

    private static String path(String field) {
        return PARENT + "." + field;
    }
}
