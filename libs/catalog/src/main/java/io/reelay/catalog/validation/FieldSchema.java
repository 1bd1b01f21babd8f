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

/// Validates the provider fields of one model.
///
/// @param model  the name of the model, for error messages
/// @param source the JSON Schema as the worker announced it
record FieldSchema(String model, JsonNode source, Schema compiled) {

    private static final String PARENT = "providerFields";
    private static final String PROPERTIES = "properties";

    /// The limit in characters of JSON. It keeps the events of a job far below the 1 MB limit of Kafka.
    private static final int MAX_LENGTH = 10_000;

    private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

    /// Validates the fields and returns them with the defaults of the model.
    Map<String, Object> check(@Nullable JsonNode given, ValidationErrors errors) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (given instanceof ObjectNode object) {
            if (object.toString().length() > MAX_LENGTH) {
                errors.error(PARENT, "`providerFields` has more than %s characters of JSON.".formatted(MAX_LENGTH));
                return Map.of();
            }
            if (JsonNumber.holdsTooLarge(object)) {
                errors.error(PARENT, "`providerFields` has a number that is too large; the limit is 1.7e308.");
                return Map.of();
            }
            fields = withWireNames(object, source);
        } else if (given != null && !given.isNull()) {
            errors.error(PARENT, "`providerFields` must be a JSON object.");
            return Map.of();
        }
        compiled.validate(fields).forEach(error -> addError(error, errors));
        fillInDefaults(fields, errors);
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
                            : JsonNumber.normalized(value));
        });
        return renamed;
    }

    /// Older clients send `generate_audio` instead of `generateAudio`.
    private static String wireName(String name, JsonNode given, JsonNode known) {
        String camelCase =
                WORD_BREAK.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        return known.has(camelCase) && !given.has(camelCase) ? camelCase : name;
    }

    private void fillInDefaults(ObjectNode fields, ValidationErrors errors) {
        properties().properties().forEach(property -> {
            JsonNode defaultValue = property.getValue().get("default");
            if (defaultValue != null && !fields.has(property.getKey())) {
                fields.set(property.getKey(), defaultValue);
                errors.filledIn(
                        path(property.getKey()), CatalogJson.plainValue(defaultValue), ValidationErrors.MODEL_DEFAULT);
            }
        });
    }

    private void addError(Error error, ValidationErrors errors) {
        String path = PARENT + error.getInstanceLocation().toString().replace('/', '.');
        switch (error.getKeyword()) {
            case "additionalProperties" -> addUnknownField(error, errors);
            case "enum", "const" -> {
                List<Object> allowed = allowed(error.getSchemaNode());
                errors.error(path, "`%s` must be %s.".formatted(path, MessageText.oneOf(allowed)), allowed);
            }
            default -> errors.error(path, "`%s`: %s.".formatted(path, error.getMessage()));
        }
    }

    /// Lists the known fields at the location of the unknown one, which can be inside another field.
    private void addUnknownField(Error error, ValidationErrors errors) {
        String place = error.getInstanceLocation().toString().replace('/', '.');
        String prefix = place.isEmpty() ? "" : place.substring(1) + ".";
        String schema = error.getSchemaLocation().getFragment().getParent().toString();
        List<String> known = new ArrayList<>();
        source.at(schema).path(PROPERTIES).fieldNames().forEachRemaining(name -> known.add(prefix + name));
        String field = prefix + error.getProperty();
        errors.error(
                path(field),
                "%s has no field `%s`; %s."
                        .formatted(
                                model,
                                field,
                                known.isEmpty() ? "it has no provider fields" : "it has " + String.join(", ", known)),
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
