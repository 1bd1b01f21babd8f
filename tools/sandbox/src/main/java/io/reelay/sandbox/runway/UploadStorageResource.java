package io.reelay.sandbox.runway;

import io.reelay.sandbox.images.ReferenceImage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/// The second step of an ephemeral upload, at the storage: the client sends the unchanged form with the file.
@Path("/ephemeral-storage/{key}")
@RunOnVirtualThread
public class UploadStorageResource {

    private static final int MIN_BYTES = 512;
    private static final long MAX_BYTES = 200L * 1024 * 1024;
    private static final int HEADER_BYTES = 1024 * 1024;

    private final EphemeralUploads uploads;

    UploadStorageResource(EphemeralUploads uploads) {
        this.uploads = uploads;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response fill(String key, MultipartFormDataInput form, @Context HttpServerRequest http) throws IOException {
        if (http.getHeader("Authorization") != null) {
            return storageError(400, "InvalidArgument");
        }
        EphemeralUploads.Slot slot = uploads.take(key).orElse(null);
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
        return expected.entrySet().stream()
                .allMatch(field -> sent.getOrDefault(field.getKey(), List.of()).stream()
                        .anyMatch(
                                value -> !value.isFileItem() && value.getValue().equals(field.getValue())));
    }

    /// The first megabyte is enough to detect the type.
    private static ReferenceImage head(FormValue file) throws IOException {
        try (InputStream content = file.getFileItem().getInputStream()) {
            return ReferenceImage.of(content.readNBytes(HEADER_BYTES))
                    .orElse(new ReferenceImage("application/octet-stream", 0, 0, (int)
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
