package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// A task or a whole request is rejected: an entry of `errors` and the HTTP status.
final class TaskErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String DOCS = "https://runware.ai/docs/en/video-inference/api-reference#request-";

    private final int status;
    private final transient ObjectNode error;

    TaskErrorException(int status, String code, String message) {
        super(code, null, false, false);
        this.status = status;
        this.error = JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    static TaskErrorException invalid(String code, String message) {
        return new TaskErrorException(400, code, message);
    }

    /// A value that is not valid by a general rule. The code contains the name of the parameter.
    static TaskErrorException invalidValue(String parameter) {
        String name = parameter.substring(parameter.lastIndexOf('.') + 1);
        return invalid(
                        "invalid" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                        "Invalid value for '%s' parameter".formatted(parameter))
                .at(parameter);
    }

    TaskErrorException at(String parameter) {
        error.put("parameter", parameter);
        error.put("documentation", DOCS + parameter.toLowerCase(Locale.ROOT));
        return this;
    }

    TaskErrorException at(List<String> parameters) {
        ArrayNode names = error.putArray("parameter");
        parameters.forEach(names::add);
        return this;
    }

    TaskErrorException type(String type) {
        error.put("type", type);
        return this;
    }

    TaskErrorException allowed(Collection<?> values) {
        ArrayNode list = error.putArray("allowedValues");
        for (Object value : values) {
            if (value instanceof BigDecimal number) {
                list.add(number);
            } else {
                list.add(value.toString());
            }
        }
        return this;
    }

    /// Adds the id of the task.
    TaskErrorException of(JsonNode task) {
        for (String name : List.of("taskType", "taskUUID")) {
            if (task.path(name).isTextual()) {
                error.set(name, task.get(name));
            }
        }
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode error() {
        return error;
    }
}
