package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// An error response to a call, in the provider's words.
final class RunwayRefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String DOCS = "https://docs.dev.runwayml.com/api";

    private final int status;
    private final transient ObjectNode body;

    private RunwayRefusalException(int status, ObjectNode body) {
        super(body.toString(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static RunwayRefusalException of(int status, String error) {
        return new RunwayRefusalException(status, bare(error).put("docUrl", DOCS));
    }

    static RunwayRefusalException invalid(List<ObjectNode> issues) {
        ObjectNode body = bare("Validation of body failed");
        body.putArray("issues").addAll(issues);
        return new RunwayRefusalException(400, body.put("docUrl", DOCS));
    }

    static RunwayRefusalException noSuchTask() {
        return new RunwayRefusalException(404, bare("Could not find Task"));
    }

    private static ObjectNode bare(String error) {
        return JsonNodeFactory.instance.objectNode().put("error", error);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
