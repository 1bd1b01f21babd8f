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

/// One WebSocket session. The first frame must contain the key, which applies to all following frames.
final class RunwareSession {

    private final String id = UUID.randomUUID().toString();
    private final RunwareRequestFilter requestFilter;
    private final TaskRouter taskRouter;
    private final HttpServerRequest opening;
    private volatile @Nullable SandboxApiKey key;

    RunwareSession(RunwareRequestFilter requestFilter, TaskRouter taskRouter, HttpServerRequest opening) {
        this.requestFilter = requestFilter;
        this.taskRouter = taskRouter;
        this.opening = opening;
    }

    /// The frame to send back; empty if a proxy would close the connection.
    Optional<String> answer(String frame) {
        try {
            return Optional.of(handle(requestFilter.read(frame.getBytes(StandardCharsets.UTF_8)))
                    .body()
                    .toString());
        } catch (TaskErrorException refusal) {
            return Optional.of(TaskResponse.refusal(refusal).body().toString());
        } catch (NetworkFaults.ProxyPageException overload) {
            return Optional.empty();
        }
    }

    private TaskResponse handle(List<ObjectNode> tasks) {
        ObjectNode first = tasks.getFirst();
        boolean authenticates = first.path("taskType").asText().equals("authentication");
        SandboxApiKey known = key;
        SandboxApiKey current = known == null || authenticates ? requestFilter.admit(opening, first) : known;
        key = current;
        requestFilter.applyFaultsBefore(first, opening);
        boolean dryRun = "1".equals(opening.getParam("dryRun"));
        TaskResponse answer = taskRouter.handle(new TaskRouter.Caller(current, Origin.of(opening), dryRun), tasks);
        if (authenticates) {
            answer.add(welcome());
        }
        return requestFilter.applyFaultsAfter(first, opening) ? TaskResponse.empty() : answer;
    }

    private ObjectNode welcome() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "authentication")
                .put("connectionSessionUUID", id);
    }
}
