package io.reelay.uploader.uploads;

import io.reelay.storage.UrlSigner;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// Accepts images as multipart forms or as raw bodies.
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {

    /// What an upload of the image would store.
    record UploadPreview(String contentType, long bytes, int width, int height, List<String> changes) {

        private static UploadPreview of(NormalizedImage image) {
            return new UploadPreview(
                    image.type().contentType(), image.content().length, image.width(), image.height(), image.changes());
        }
    }

    private final UploadStore uploads;
    private final UploadReceiver receiver;
    private final UrlSigner urls;
    private final CurrentAccount current;

    UploadResource(UploadStore uploads, UploadReceiver receiver, UrlSigner urls, CurrentAccount current) {
        this.uploads = uploads;
        this.receiver = receiver;
        this.urls = urls;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, InputStream form) {
        return created(() -> receiver.receiveForm(form, contentType, this::store));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(InputStream image) {
        return created(() -> receiver.receive(image, this::store));
    }

    /// Returns what an upload would store, without storing it. For dry runs.
    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    public UploadPreview check(InputStream image) {
        try (var _ = current.trace()) {
            return receiver.receive(image, content -> UploadPreview.of(uploads.check(content)));
        }
    }

    @GET
    @Path("/{id}")
    public UploadView find(@PathParam("id") String id) {
        return uploads.find(current.account().id(), id)
                .map(this::view)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no upload with this id."));
    }

    private Response created(Supplier<Upload> work) {
        try (var _ = current.trace()) {
            Upload upload = work.get();
            return Response.created(URI.create("/v1/uploads/" + upload.id()))
                    .entity(view(upload))
                    .build();
        }
    }

    private Upload store(byte[] content) {
        return uploads.add(current.account().id(), content);
    }

    private UploadView view(Upload upload) {
        return UploadView.of(upload, urls.sign(upload.objectKey()));
    }
}
