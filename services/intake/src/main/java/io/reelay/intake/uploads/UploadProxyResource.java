package io.reelay.intake.uploads;

import io.reelay.intake.http.CurrentCaller;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Forwards requests to the uploader, so that callers need only one base URL.
@Path("/v1/uploads")
@Tag(name = "Uploads")
@RunOnVirtualThread
public class UploadProxyResource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private final UploaderClient uploader;
    private final CurrentCaller current;

    UploadProxyResource(UploaderClient uploader, CurrentCaller current) {
        this.uploader = uploader;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "upload",
            summary = "Upload an image",
            description = "The image as the body with its content type, or multipart/form-data with a part `file`.")
    @APIResponse(
            responseCode = "201",
            description = "The upload, and the changes to the image",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Map.class)))
    public Response upload(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType, InputStream image) {
        if (contentType == null) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type header is missing: send, for example, image/jpeg.");
        }
        return forward(uploader.upload(current.caller(), contentType, image));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUpload", summary = "Get an upload")
    @APIResponse(
            responseCode = "200",
            description = "The upload",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Map.class)))
    public Response find(@PathParam("id") String id) {
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "There is no upload with this id.");
        }
        return forward(uploader.find(current.caller(), id));
    }

    private static Response forward(UploaderResponse uploaderResponse) {
        var response = Response.status(uploaderResponse.status())
                .type(uploaderResponse.contentType())
                .entity(uploaderResponse.body());
        if (uploaderResponse.location() != null) {
            response.header(HttpHeaders.LOCATION, uploaderResponse.location());
        }
        return response.build();
    }
}
