package io.reelay.intake.jobs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Accepts jobs, as JSON or as a form with an image.
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
@RunOnVirtualThread
public class SubmitResource {

    private final JobRequestReader reader;
    private final SubmitHandler handler;

    SubmitResource(JobRequestReader reader, SubmitHandler handler) {
        this.reader = reader;
        this.handler = handler;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitJob",
            summary = "Submit a job",
            description = "The response is 202 with the job. With `Prefer: wait=N` it is 200 with the finished job when"
                    + " it finishes in time, with `dryRun=true` 200 with the price.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "202",
            description = "The accepted job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The finished job, or the price",
            content = @Content(schema = @Schema(oneOf = {JobView.class, QuoteJob.Quote.class})))
    public Response submit(
            @RequestBody(content = @Content(schema = @Schema(implementation = JobRequest.class))) InputStream request,
            @QueryParam("dryRun") @Parameter(ref = "dryRun") @Nullable String dryRun,
            @HeaderParam("Prefer") @Parameter(ref = "Prefer") List<String> prefer,
            @Context HttpHeaders headers)
            throws IOException {
        return handler.handle(
                request,
                reader::json,
                new SubmitPreferences(dryRun, IdempotentRequest.keyIn(headers), PreferWait.of(prefer)));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "submitJobWithPicture",
            summary = "Submit a job",
            description = "A form with a part `request` (the job as JSON) and a file part `image`.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "202",
            description = "The accepted job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = MultipartJobRequest.class)))
    public Response submitForm(
            InputStream form,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @QueryParam("dryRun") @Parameter(ref = "dryRun") @Nullable String dryRun,
            @HeaderParam("Prefer") @Parameter(ref = "Prefer") List<String> prefer,
            @Context HttpHeaders headers)
            throws IOException {
        return handler.handle(
                form,
                body -> reader.form(body, contentType),
                new SubmitPreferences(dryRun, IdempotentRequest.keyIn(headers), PreferWait.of(prefer)));
    }
}
