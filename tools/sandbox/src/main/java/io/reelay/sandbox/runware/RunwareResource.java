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

/// The endpoint for all operations: accepts an array of tasks, returns results and errors.
@Path("/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunwareResource {

    private final RunwareRequestFilter requestFilter;
    private final TaskRouter taskRouter;

    RunwareResource(RunwareRequestFilter requestFilter, TaskRouter taskRouter) {
        this.requestFilter = requestFilter;
        this.taskRouter = taskRouter;
    }

    @POST
    public Response handle(byte[] content, @Context HttpServerRequest http) {
        TaskResponse answer = answer(content, http);
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .entity(answer.body())
                .build();
    }

    private TaskResponse answer(byte[] content, HttpServerRequest http) {
        try {
            List<ObjectNode> tasks = requestFilter.read(content);
            ObjectNode first = tasks.getFirst();
            boolean dryRun = "1".equals(http.getHeader("X-Runware-Dry-Run"));
            TaskRouter.Caller caller = new TaskRouter.Caller(requestFilter.admit(http, first), Origin.of(http), dryRun);
            requestFilter.applyFaultsBefore(first, http);
            TaskResponse answer = taskRouter.handle(caller, tasks);
            return requestFilter.applyFaultsAfter(first, http) ? TaskResponse.empty() : answer;
        } catch (TaskErrorException refusal) {
            return TaskResponse.refusal(refusal);
        }
    }
}
