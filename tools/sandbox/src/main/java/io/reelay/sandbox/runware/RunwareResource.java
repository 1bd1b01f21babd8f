package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.http.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// The one endpoint for every operation: an array of tasks in, results and errors out.
@Path("/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunwareResource {

    private final RunwareGate gate;
    private final TaskDesk desk;

    RunwareResource(RunwareGate gate, TaskDesk desk) {
        this.gate = gate;
        this.desk = desk;
    }

    @POST
    public Response handle(byte[] content, @Context HttpServerRequest http) {
        Answer answer = answer(content, http);
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .entity(answer.body())
                .build();
    }

    private Answer answer(byte[] content, HttpServerRequest http) {
        try {
            List<ObjectNode> tasks = gate.read(content);
            ObjectNode first = tasks.getFirst();
            boolean dryRun = "1".equals(http.getHeader("X-Runware-Dry-Run"));
            TaskDesk.Caller caller = new TaskDesk.Caller(gate.admit(http, first), Origin.of(http), dryRun);
            gate.maybeRefuse(first, http);
            Answer answer = desk.handle(caller, tasks);
            return gate.losesAnswer(first, http) ? Answer.empty() : answer;
        } catch (TaskError refusal) {
            return Answer.refusal(refusal);
        }
    }
}
