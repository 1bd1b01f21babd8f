package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.Provider;
import io.reelay.sandbox.faults.Call;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Faults;
import io.reelay.sandbox.faults.Moment;
import io.reelay.sandbox.media.Clips;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// The calls that create a task.
@Path("/v1/{endpoint: image_to_video|text_to_video}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class GenerationResource {

    private final RunwayGate gate;
    private final RequestRules rules;
    private final RunwayAccounts accounts;
    private final Faults faults;
    private final Clips clips;

    GenerationResource(RunwayGate gate, RequestRules rules, RunwayAccounts accounts, Faults faults, Clips clips) {
        this.gate = gate;
        this.rules = rules;
        this.accounts = accounts;
        this.faults = faults;
        this.clips = clips;
    }

    @POST
    public ObjectNode create(String endpoint, byte[] content, @Context HttpServerRequest http) {
        ApiKey key = gate.admit(http);
        ObjectNode body = rules.parse(content);
        String model = body.path("model").asText();
        gate.maybeRefuse(Call.CREATE, model, http);
        GenerationRequest request = rules.check(endpoint, body);
        RunwayTask.Failure failure = faults.strike(Provider.RUNWAY, Call.CREATE, Moment.IN_THE_TASK, model)
                .map(GenerationResource::failure)
                .orElse(null);
        RunwayTask task = accounts.accept(key, request, failure);
        clips.prepare(request.shape());
        gate.maybeLoseAnswer(Call.CREATE, model, http);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", task.id());
        answer.putObject("estimatedCost").put("credits", request.credits());
        return answer;
    }

    private static RunwayTask.Failure failure(FaultRule rule) {
        String code = rule.fault() == Fault.TASK_FAILED ? rule.codeOr("INTERNAL.BAD_OUTPUT.CODE01") : null;
        return new RunwayTask.Failure(rule.messageOr("An unexpected error occurred."), code);
    }
}
