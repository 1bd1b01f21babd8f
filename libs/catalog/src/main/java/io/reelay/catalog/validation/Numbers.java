package io.reelay.catalog.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Numbers as JSON Schema reads them: one without a fraction is an integer, also when it is written as `4.0` or `1e1`.
final class Numbers {

    private Numbers() {}

    /// Whether it is an integer that fits into 64 bits.
    static boolean isLong(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
    }

    /// The same value with all its integers written without a fraction, as providers expect them.
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

    /// Whether a number in it is beyond the range of 64-bit floating point, in which most programs read JSON.
    static boolean holdsTooLarge(JsonNode value) {
        if (value.isNumber()) {
            return Double.isInfinite(value.doubleValue());
        }
        return value.valueStream().anyMatch(Numbers::holdsTooLarge);
    }

    private static JsonNode integer(JsonNode value) {
        return value.canConvertToInt() ? IntNode.valueOf(value.intValue()) : LongNode.valueOf(value.longValue());
    }
}
