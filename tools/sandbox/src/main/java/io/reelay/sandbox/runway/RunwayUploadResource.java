package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.http.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The first step of an ephemeral upload: reserves a form that the client sends to the storage with the file.
@Path("/v1/uploads")
@RunOnVirtualThread
public class RunwayUploadResource {

    private static final Pattern USABLE_NAME = Pattern.compile("[^/\\\\]+\\.[A-Za-z0-9]{2,5}");

    private final RunwayRequestFilter requestFilter;
    private final RequestRules rules;
    private final EphemeralUploads uploads;

    RunwayUploadResource(RunwayRequestFilter requestFilter, RequestRules rules, EphemeralUploads uploads) {
        this.requestFilter = requestFilter;
        this.rules = rules;
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode reserve(byte[] content, @Context HttpServerRequest http) {
        requestFilter.admit(http);
        ObjectNode body = rules.parse(content);
        requestFilter.applyFaultsBefore(Operation.UPLOAD, null, http);
        List<ObjectNode> issues = new ArrayList<>();
        if (!body.path("filename").isTextual()) {
            issues.add(Issue.wrongType("string", body.path("filename"), "filename"));
        } else if (!USABLE_NAME.matcher(body.path("filename").textValue()).matches()) {
            issues.add(Issue.custom("The filename must have a file extension.", "filename"));
        }
        if (!body.path("type").asText().equals("ephemeral")) {
            issues.add(Issue.notOneOf(List.of("ephemeral"), "type"));
        }
        if (!issues.isEmpty()) {
            throw RunwayRefusalException.invalid(issues);
        }
        EphemeralUploads.Slot slot = uploads.reserve(body.path("filename").textValue());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("uploadUrl", Origin.of(http).url() + "/ephemeral-storage/" + slot.key());
        slot.fields().forEach(answer.putObject("fields")::put);
        return answer.put("runwayUri", slot.runwayUri());
    }
}
