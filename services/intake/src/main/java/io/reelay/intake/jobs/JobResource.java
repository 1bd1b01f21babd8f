package io.reelay.intake.jobs;

import io.reelay.intake.http.CurrentCaller;
import io.reelay.intake.http.Page;
import io.reelay.intake.http.IntParam;
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
    private final JobResponses answers;
    private final CurrentCaller current;

    JobResource(FindJobs find, AwaitJob await, CancelJob cancel, JobResponses answers, CurrentCaller current) {
        this.find = find;
        this.await = await;
        this.cancel = cancel;
        this.answers = answers;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listJobs", summary = "Jobs, newest first")
    public Page<JobView> list(
            @QueryParam("status") @Parameter(description = "Statuses, with commas between them") @Nullable
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
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        if (batch != null) {
            throw ProblemException.invalid("batch", "is not supported yet: leave it out.");
        }
        return find.page(current.caller(), new JobQuery(status, model, provider, since, limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getJob",
            summary = "One job",
            description = "With `wait` the answer comes when the job has ended, or when so many seconds are over.")
    @APIResponse(
            responseCode = "200",
            description = "The job; Retry-After while it has not ended",
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
            return answers.standing(find.one(current.caller(), id));
        }
        var longest = Duration.ofSeconds(IntParam.within("wait", wait, PreferWait.LONGEST_SECONDS));
        return answers.standing(await.untilEnded(current.caller(), id, longest));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelJob", summary = "Cancel a job")
    @APIResponse(
            responseCode = "202",
            description = "The job is asked to end",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response cancel(@PathParam("id") String id) {
        return answers.accepted(cancel.cancel(current.caller(), id));
    }

    @GET
    @Path("/{id}/output")
    @Operation(operationId = "getOutput", summary = "The result, by a redirect to a fresh signed address")
    @APIResponse(responseCode = "302", description = "The address is in Location")
    public Response output(@PathParam("id") String id, @Context Request request) {
        return answers.redirect(find.one(current.caller(), id), JobResult::output, request.getMethod());
    }

    @GET
    @Path("/{id}/poster")
    @Operation(operationId = "getPoster", summary = "A still picture of the result, by a redirect")
    @APIResponse(responseCode = "302", description = "The address is in Location")
    public Response poster(@PathParam("id") String id, @Context Request request) {
        return answers.redirect(find.one(current.caller(), id), JobResult::posters, request.getMethod());
    }
}
