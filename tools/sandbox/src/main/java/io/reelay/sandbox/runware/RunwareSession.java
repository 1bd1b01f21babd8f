package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.http.Line;
import io.reelay.sandbox.http.Origin;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One WebSocket. Its first frame must bring the key, which then holds for all that follow.
final class RunwareSession {

    private final String id = UUID.randomUUID().toString();
    private final RunwareGate gate;
    private final TaskDesk desk;
    private final HttpServerRequest opening;
    private volatile @Nullable ApiKey key;

    RunwareSession(RunwareGate gate, TaskDesk desk, HttpServerRequest opening) {
        this.gate = gate;
        this.desk = desk;
        this.opening = opening;
    }

    /// The frame to send back; empty where a proxy would close the line.
    Optional<String> answer(String frame) {
        try {
            return Optional.of(handle(gate.read(frame.getBytes(StandardCharsets.UTF_8)))
                    .body()
                    .toString());
        } catch (TaskError refusal) {
            return Optional.of(Answer.refusal(refusal).body().toString());
        } catch (Line.ProxyPage overload) {
            return Optional.empty();
        }
    }

    private Answer handle(List<ObjectNode> tasks) {
        ObjectNode first = tasks.getFirst();
        boolean authenticates = first.path("taskType").asText().equals("authentication");
        ApiKey known = key;
        ApiKey current = known == null || authenticates ? gate.admit(opening, first) : known;
        key = current;
        gate.maybeRefuse(first, opening);
        boolean dryRun = "1".equals(opening.getParam("dryRun"));
        Answer answer = desk.handle(new TaskDesk.Caller(current, Origin.of(opening), dryRun), tasks);
        if (authenticates) {
            answer.add(welcome());
        }
        return gate.losesAnswer(first, opening) ? Answer.empty() : answer;
    }

    private ObjectNode welcome() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "authentication")
                .put("connectionSessionUUID", id);
    }
}
