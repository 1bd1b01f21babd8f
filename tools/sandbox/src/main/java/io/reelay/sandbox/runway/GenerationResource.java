package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.media.ClipRenderer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// Endpoints that create a task.
@Path("/v1/{endpoint: image_to_video|text_to_video}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GenerationResource {

    private final RunwayRequestFilter requestFilter;
    private final RequestRules rules;
    private final RunwayAccounts accounts;
    private final FaultInjector faults;
    private final ClipRenderer clips;

    GenerationResource(
            RunwayRequestFilter requestFilter,
            RequestRules rules,
            RunwayAccounts accounts,
            FaultInjector faults,
            ClipRenderer clips) {
        this.requestFilter = requestFilter;
        this.rules = rules;
        this.accounts = accounts;
        this.faults = faults;
        this.clips = clips;
    }

    @POST
    public ObjectNode create(String endpoint, byte[] content, @Context HttpServerRequest http) {
        SandboxApiKey key = requestFilter.admit(http);
        ObjectNode body = rules.parse(content);
        String model = body.path("model").asText();
        requestFilter.applyFaultsBefore(Operation.CREATE, model, http);
        RunwayGenerationRequest request = rules.check(endpoint, body);
        SandboxRunwayTask.Failure failure = faults.match(
                        SandboxProvider.RUNWAY, Operation.CREATE, FaultPoint.IN_THE_TASK, model)
                .map(GenerationResource::failure)
                .orElse(null);
        SandboxRunwayTask task = accounts.accept(key, request, failure);
        clips.prepare(request.shape());
        requestFilter.applyFaultsAfter(Operation.CREATE, model, http);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", task.id());
        answer.putObject("estimatedCost").put("credits", request.credits());
        return answer;
    }

    private static SandboxRunwayTask.Failure failure(FaultRule rule) {
        String code = rule.fault() == Fault.TASK_FAILED ? rule.codeOr("INTERNAL.BAD_OUTPUT.CODE01") : null;
        return new SandboxRunwayTask.Failure(rule.messageOr("An unexpected error occurred."), code);
    }
}
