package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.http.NetworkFaults;
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
    private final RunwareRequestFilter gate;
    private final TaskRouter desk;
    private final HttpServerRequest opening;
    private volatile @Nullable SandboxApiKey key;

    RunwareSession(RunwareRequestFilter gate, TaskRouter desk, HttpServerRequest opening) {
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
        } catch (TaskErrorException refusal) {
            return Optional.of(TaskResponse.refusal(refusal).body().toString());
        } catch (NetworkFaults.ProxyPage overload) {
            return Optional.empty();
        }
    }

    private TaskResponse handle(List<ObjectNode> tasks) {
        ObjectNode first = tasks.getFirst();
        boolean authenticates = first.path("taskType").asText().equals("authentication");
        SandboxApiKey known = key;
        SandboxApiKey current = known == null || authenticates ? gate.admit(opening, first) : known;
        key = current;
        gate.maybeRefuse(first, opening);
        boolean dryRun = "1".equals(opening.getParam("dryRun"));
        TaskResponse answer = desk.handle(new TaskRouter.Caller(current, Origin.of(opening), dryRun), tasks);
        if (authenticates) {
            answer.add(welcome());
        }
        return gate.losesAnswer(first, opening) ? TaskResponse.empty() : answer;
    }

    private ObjectNode welcome() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "authentication")
                .put("connectionSessionUUID", id);
    }
}
