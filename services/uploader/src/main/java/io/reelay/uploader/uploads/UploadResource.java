package io.reelay.uploader.uploads;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.storage.UrlSigner;
import io.reelay.uploader.images.NormalizedImage;
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

/// Takes pictures, as multipart or as they are.
@Path("/v1/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {

    /// What an upload of the picture would be.
    record Fit(String contentType, long bytes, int width, int height, List<String> changes) {

        private static Fit of(NormalizedImage picture) {
            return new Fit(
                    picture.type().contentType(),
                    picture.content().length,
                    picture.width(),
                    picture.height(),
                    picture.changes());
        }
    }

    private final UploadStore uploads;
    private final UploadReceiver incoming;
    private final UrlSigner urls;
    private final CurrentAccount current;

    UploadResource(UploadStore uploads, UploadReceiver incoming, UrlSigner urls, CurrentAccount current) {
        this.uploads = uploads;
        this.incoming = incoming;
        this.urls = urls;
        this.current = current;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response upload(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, InputStream form) {
        return stored(() -> incoming.arrivingInForm(form, contentType, this::store));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(InputStream picture) {
        return stored(() -> incoming.arriving(picture, this::store));
    }

    /// The answer of an upload, without keeping anything: for dry runs.
    @POST
    @Path("/check")
    @Consumes(MediaType.WILDCARD)
    public Fit check(InputStream picture) {
        try (var _ = current.trace()) {
            return incoming.arriving(picture, content -> Fit.of(uploads.check(content)));
        }
    }

    @GET
    @Path("/{id}")
    public UploadView find(@PathParam("id") String id) {
        return uploads.find(current.account().id(), id)
                .map(this::answer)
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "There is no upload with this id."));
    }

    private Response stored(Supplier<Upload> work) {
        try (var _ = current.trace()) {
            Upload upload = work.get();
            return Response.created(URI.create("/v1/uploads/" + upload.id()))
                    .entity(answer(upload))
                    .build();
        }
    }

    private Upload store(byte[] content) {
        return uploads.add(current.account().id(), content);
    }

    private UploadView answer(Upload upload) {
        return UploadView.of(upload, urls.sign(upload.objectKey()));
    }
}
