package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.faults.Call;
import io.reelay.sandbox.http.Origin;
import io.reelay.sandbox.pictures.Picture;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/// Ephemeral uploads: first a form is reserved, then the storage takes it with the file.
@Path("/")
@RunOnVirtualThread
public class UploadResource {

    private static final Pattern USABLE_NAME = Pattern.compile("[^/\\\\]+\\.[A-Za-z0-9]{2,5}");
    private static final int MIN_BYTES = 512;
    private static final long MAX_BYTES = 200L * 1024 * 1024;
    private static final int HEADER_BYTES = 1024 * 1024;

    private final RunwayGate gate;
    private final RequestRules rules;
    private final Uploads uploads;

    UploadResource(RunwayGate gate, RequestRules rules, Uploads uploads) {
        this.gate = gate;
        this.rules = rules;
        this.uploads = uploads;
    }

    @POST
    @Path("v1/uploads")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode reserve(byte[] content, @Context HttpServerRequest http) {
        gate.admit(http);
        ObjectNode body = rules.parse(content);
        gate.maybeRefuse(Call.UPLOAD, null, http);
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
            throw RunwayRefusal.invalid(issues);
        }
        Uploads.Slot slot = uploads.reserve(body.path("filename").textValue());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("uploadUrl", Origin.of(http).url() + "/ephemeral-storage/" + slot.key());
        slot.fields().forEach(answer.putObject("fields")::put);
        return answer.put("runwayUri", slot.runwayUri());
    }

    /// The storage's side: the form must come back as it was given, with the file at its end.
    @POST
    @Path("ephemeral-storage/{key}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response fill(String key, MultipartFormDataInput form, @Context HttpServerRequest http) throws IOException {
        if (http.getHeader("Authorization") != null) {
            return storageError(400, "InvalidArgument");
        }
        Uploads.Slot slot = uploads.take(key).orElse(null);
        if (slot == null || !sameFields(slot.fields(), form.getValues())) {
            return storageError(403, "AccessDenied");
        }
        FormValue file = form.getValues().getOrDefault("file", List.of()).stream()
                .filter(FormValue::isFileItem)
                .findFirst()
                .orElse(null);
        if (file == null) {
            return storageError(400, "InvalidArgument");
        }
        long size = file.getFileItem().getFileSize();
        if (size < MIN_BYTES || size > MAX_BYTES) {
            return storageError(400, size < MIN_BYTES ? "EntityTooSmall" : "EntityTooLarge");
        }
        uploads.fill(slot, head(file));
        return Response.noContent().build();
    }

    private static boolean sameFields(Map<String, String> expected, Map<String, Collection<FormValue>> sent) {
        return expected.entrySet().stream().allMatch(field -> sent.getOrDefault(field.getKey(), List.of()).stream()
                .anyMatch(value -> !value.isFileItem() && value.getValue().equals(field.getValue())));
    }

    /// Whatever the file is, its first megabyte tells.
    private static Picture head(FormValue file) throws IOException {
        try (InputStream content = file.getFileItem().getInputStream()) {
            return Picture.of(content.readNBytes(HEADER_BYTES))
                    .orElse(new Picture("application/octet-stream", 0, 0, (int)
                            file.getFileItem().getFileSize()));
        }
    }

    private static Response storageError(int status, String code) {
        return Response.status(status)
                .type(MediaType.APPLICATION_XML)
                .entity("<Error><Code>" + code + "</Code></Error>")
                .build();
    }
}
