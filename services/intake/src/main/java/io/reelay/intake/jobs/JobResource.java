package io.reelay.intake.jobs;

import io.reelay.intake.http.CurrentCaller;
import io.reelay.intake.http.IntParam;
import io.reelay.intake.http.Page;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The caller's jobs.
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
@RunOnVirtualThread
public class JobResource {

    private final FindJobs find;
    private final AwaitJob await;
    private final CancelJob cancel;
    private final JobResponses responses;
    private final CurrentCaller current;

    JobResource(FindJobs find, AwaitJob await, CancelJob cancel, JobResponses responses, CurrentCaller current) {
        this.find = find;
        this.await = await;
        this.cancel = cancel;
        this.responses = responses;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "List jobs, newest first")
    public Page<JobView> list(
            @QueryParam("status") @Parameter(description = "A comma-separated list of statuses") @Nullable
                    String status,
            @QueryParam("model") @Nullable String model,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("batch") @Parameter(hidden = true) @Nullable String batch,
            @QueryParam("since") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @Nullable
                    String since,
            @QueryParam("limit")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"))
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Parameter(description = "The `nextCursor` of the previous page") @Nullable
                    String cursor) {
        if (batch != null) {
            throw ProblemException.invalid("batch", "is not supported yet: leave it out.");
        }
        return find.page(current.caller(), new JobQuery(status, model, provider, since, limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getJob",
            summary = "Get a job",
            description = "With `wait` the response is sent when the job has finished, or after that many seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The job; with Retry-After until it has finished",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response find(
            @PathParam("id") String id,
            @QueryParam("wait")
                    @Parameter(
                            description = "Seconds",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "60"))
                    @Nullable
                    String wait) {
        if (wait == null) {
            return responses.current(find.one(current.caller(), id));
        }
        var timeout = Duration.ofSeconds(IntParam.parse("wait", wait, PreferWait.MAX_SECONDS));
        return responses.current(await.untilFinished(current.caller(), id, timeout));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelJob", summary = "Cancel a job")
    @APIResponse(
            responseCode = "202",
            description = "The cancellation was requested",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response cancel(@PathParam("id") String id) {
        return responses.accepted(cancel.cancel(current.caller(), id));
    }

    @GET
    @Path("/{id}/output")
    @Operation(operationId = "getOutput", summary = "Redirect to the result, with a newly signed URL")
    @APIResponse(responseCode = "302", description = "The URL is in Location")
    public Response output(@PathParam("id") String id, @Context Request request) {
        return responses.redirect(find.one(current.caller(), id), JobResult::output, request.getMethod());
    }

    @GET
    @Path("/{id}/poster")
    @Operation(operationId = "getPoster", summary = "Redirect to a still image of the result")
    @APIResponse(responseCode = "302", description = "The URL is in Location")
    public Response poster(@PathParam("id") String id, @Context Request request) {
        return responses.redirect(find.one(current.caller(), id), JobResult::posters, request.getMethod());
    }
}
