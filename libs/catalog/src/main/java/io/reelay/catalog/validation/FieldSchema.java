package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
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
record FieldSchema(String model, JsonNode source, Schema compiled) {

    private static final String PARENT = "providerFields";
    private static final String PROPERTIES = "properties";

    /// Characters of JSON. With metadata of the usual size, every event of the job stays far below Kafka's megabyte.
    private static final int LONGEST = 10_000;

    private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

    /// Checks what the caller gave, and answers it with the model's defaults filled in.
    Map<String, Object> check(@Nullable JsonNode given, ValidationErrors findings) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (given instanceof ObjectNode object) {
            if (object.toString().length() > LONGEST) {
                findings.error(PARENT, "`providerFields` has more than %s characters of JSON.".formatted(LONGEST));
                return Map.of();
            }
            if (Numbers.holdsTooLarge(object)) {
                findings.error(PARENT, "`providerFields` has a number that is too large; the limit is 1.7e308.");
                return Map.of();
            }
            fields = withWireNames(object, source);
        } else if (given != null && !given.isNull()) {
            findings.error(PARENT, "`providerFields` is a JSON object.");
            return Map.of();
        }
        compiled.validate(fields).forEach(message -> explain(message, findings));
        fillIn(fields, findings);
        return CatalogJson.plain(fields);
    }

    private static ObjectNode withWireNames(ObjectNode given, JsonNode schema) {
        JsonNode known = schema.path(PROPERTIES);
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        given.properties().forEach(field -> {
            String name = wireName(field.getKey(), given, known);
            JsonNode value = field.getValue();
            renamed.set(
                    name,
                    value instanceof ObjectNode object
                            ? withWireNames(object, known.path(name))
                            : Numbers.normalized(value));
        });
        return renamed;
    }

    /// Older callers write `generate_audio` for what is `generateAudio` on the wire.
    private static String wireName(String name, JsonNode given, JsonNode known) {
        String camelCase =
                WORD_BREAK.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return known.has(camelCase) && !given.has(camelCase) ? camelCase : name;
    }

    private void fillIn(ObjectNode fields, ValidationErrors findings) {
        properties().properties().forEach(property -> {
            JsonNode preset = property.getValue().get("default");
            if (preset != null && !fields.has(property.getKey())) {
                fields.set(property.getKey(), preset);
                findings.filledIn(path(property.getKey()), CatalogJson.plainValue(preset), ValidationErrors.MODEL_DEFAULT);
            }
        });
    }

    private void explain(Error problem, ValidationErrors findings) {
        String path = PARENT + problem.getInstanceLocation().toString().replace('/', '.');
        switch (problem.getKeyword()) {
            case "additionalProperties" -> unknown(problem, findings);
            case "enum", "const" -> {
                List<Object> allowed = allowed(problem.getSchemaNode());
                findings.error(path, "`%s` is %s.".formatted(path, MessageText.oneOf(allowed)), allowed);
            }
            default -> findings.error(path, "`%s`: %s.".formatted(path, problem.getMessage()));
        }
    }

    /// Names the fields that stand where the unknown one was found, which may be inside another field.
    private void unknown(Error problem, ValidationErrors findings) {
        String place = problem.getInstanceLocation().toString().replace('/', '.');
        String prefix = place.isEmpty() ? "" : place.substring(1) + ".";
        String schema = problem.getSchemaLocation().getFragment().getParent().toString();
        List<String> known = new ArrayList<>();
        source.at(schema).path(PROPERTIES).fieldNames().forEachRemaining(name -> known.add(prefix + name));
        String field = prefix + problem.getProperty();
        findings.error(
                path(field),
                "%s has no field `%s`; %s."
                        .formatted(
                                model,
                                field,
                                known.isEmpty() ? "it has no fields of its own" : "it has " + String.join(", ", known)),
                known);
    }

    private JsonNode properties() {
        return source.path(PROPERTIES);
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
