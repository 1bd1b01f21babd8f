package io.reelay.intake.models;

import io.reelay.intake.http.Page;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The models.
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@RunOnVirtualThread
public class ModelResource {

    private final ModelDirectory models;

    ModelResource(ModelDirectory models) {
        this.models = models;
    }

    @GET
    @Operation(operationId = "listModels", summary = "List all models with their rules and prices")
    public Page<ModelView> list() {
        return new Page<>(models.all(), null);
    }

    @GET
    @Path("/{provider}/{id: .+}")
    @Operation(operationId = "getModel", summary = "Get a model")
    public ModelView find(@PathParam("provider") String provider, @PathParam("id") String id) {
        return named(provider + "/" + id);
    }

    /// A name encoded as one path segment, as URL libraries do it, or an alias.
    @GET
    @Path("/{name}")
    @Operation(hidden = true)
    public ModelView find(@PathParam("name") String name) {
        return named(name);
    }

    private ModelView named(String name) {
        return models.find(name)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "There is no model " + name + ". GET /v1/models lists all models."));
    }
}
