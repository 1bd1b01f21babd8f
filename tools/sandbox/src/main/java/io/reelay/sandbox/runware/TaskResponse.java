package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The response to a request: results and errors of all its tasks.
final class TaskResponse {

    private final List<ObjectNode> data = new ArrayList<>();
    private final List<ObjectNode> errors = new ArrayList<>();
    private boolean somethingWasTaken;
    private int firstErrorStatus = 200;

    /// An empty response to accepted tasks.
    static TaskResponse empty() {
        TaskResponse answer = new TaskResponse();
        answer.add();
        return answer;
    }

    static TaskResponse refusal(TaskErrorException error) {
        TaskResponse answer = new TaskResponse();
        answer.refuse(error);
        return answer;
    }

    void add(ObjectNode... items) {
        add(List.of(items), List.of());
    }

    void add(List<ObjectNode> items, List<ObjectNode> failures) {
        somethingWasTaken = true;
        data.addAll(items);
        errors.addAll(failures);
    }

    void refuse(TaskErrorException error) {
        firstErrorStatus = errors.isEmpty() ? error.status() : firstErrorStatus;
        errors.add(error.error());
    }

    List<ObjectNode> data() {
        return data;
    }

    List<ObjectNode> errors() {
        return errors;
    }

    /// 200 if any task was accepted, else the status of the first error.
    int status() {
        return somethingWasTaken ? 200 : firstErrorStatus;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (somethingWasTaken && (errors.isEmpty() || !data.isEmpty())) {
            body.putArray("data").addAll(data);
        }
        if (!errors.isEmpty()) {
            body.putArray("errors").addAll(errors);
        }
        return body;
    }
}
