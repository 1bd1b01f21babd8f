package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Handles numbers as JSON Schema does: a number without a fraction is an integer, including `4.0` and `1e1`.
final class JsonNumber {

    private JsonNumber() {}

    /// Whether the value is an integer of at most 64 bits.
    static boolean isLong(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
    }

    /// Converts all integers in the value to the form without a fraction, which providers expect.
    static JsonNode normalized(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                ObjectNode normalized = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> normalized.set(member.getKey(), normalized(member.getValue())));
                yield normalized;
            }
            case ArrayNode array -> {
                ArrayNode normalized = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(item -> normalized.add(normalized(item)));
                yield normalized;
            }
            default -> isLong(value) ? integer(value) : value;
        };
    }

    /// Whether the value contains a number beyond the range of 64-bit floating point, the usual type of JSON parsers.
    static boolean holdsTooLarge(JsonNode value) {
        if (value.isNumber()) {
            return Double.isInfinite(value.doubleValue());
        }
        return value.valueStream().anyMatch(JsonNumber::holdsTooLarge);
    }

    private static JsonNode integer(JsonNode value) {
        return value.canConvertToInt() ? IntNode.valueOf(value.intValue()) : LongNode.valueOf(value.longValue());
    }
}
