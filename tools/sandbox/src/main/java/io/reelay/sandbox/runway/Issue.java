package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// An entry of `issues`, in the words of the provider's validator. A path consists of keys and indexes.
final class Issue {

    private Issue() {}

    static ObjectNode wrongType(String expected, JsonNode received, Object... path) {
        return issue(
                        "invalid_type",
                        "Invalid input: expected %s, received %s".formatted(expected, typeOf(received)),
                        path)
                .put("expected", expected);
    }

    static ObjectNode tooSmall(String origin, long minimum, String unit, Object... path) {
        return issue(
                        "too_small",
                        "Too small: expected %s %s>=%s%s".formatted(origin, verb(origin), minimum, unit),
                        path)
                .put("origin", origin)
                .put("minimum", minimum)
                .put("inclusive", true);
    }

    static ObjectNode tooLarge(String origin, long maximum, String unit, Object... path) {
        return issue("too_big", "Too big: expected %s %s<=%s%s".formatted(origin, verb(origin), maximum, unit), path)
                .put("origin", origin)
                .put("maximum", maximum)
                .put("inclusive", true);
    }

    static ObjectNode notOneOf(Collection<?> values, Object... path) {
        List<String> shown = values.stream()
                .map(value -> value instanceof String text ? "\"" + text + "\"" : value.toString())
                .toList();
        String message = shown.size() == 1
                ? "Invalid input: expected " + shown.getFirst()
                : "Invalid option: expected one of " + String.join("|", shown);
        ObjectNode issue = issue("invalid_value", message, path);
        values.forEach(issue.putArray("values")::addPOJO);
        return issue;
    }

    static ObjectNode unknownKeys(Collection<String> keys, Object... path) {
        String shown = keys.stream().map(key -> "\"" + key + "\"").collect(Collectors.joining(", "));
        ObjectNode issue =
                issue("unrecognized_keys", "Unrecognized key%s: %s".formatted(keys.size() > 1 ? "s" : "", shown), path);
        keys.forEach(issue.putArray("keys")::add);
        return issue;
    }

    static ObjectNode noSuchModel() {
        ObjectNode issue = issue("invalid_union", "Invalid input", "model");
        issue.putArray("errors");
        return issue.put("note", "No matching discriminator").put("discriminator", "model");
    }

    static ObjectNode custom(String message, Object... path) {
        return issue("custom", message, path);
    }

    private static ObjectNode issue(String code, String message, Object... path) {
        ObjectNode issue = JsonNodeFactory.instance.objectNode().put("code", code);
        ArrayNode steps = issue.putArray("path");
        for (Object step : path) {
            if (step instanceof Integer index) {
                steps.add(index);
            } else {
                steps.add(step.toString());
            }
        }
        return issue.put("message", message);
    }

    private static String verb(String origin) {
        return origin.equals("number") ? "to be " : "to have ";
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "undefined";
            case NULL -> "null";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING, BINARY -> "string";
        };
    }
}
