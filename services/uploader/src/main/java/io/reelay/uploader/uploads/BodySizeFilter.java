package io.reelay.uploader.uploads;

import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Rejects a request before its body is read if Content-Length is above the limit.
@Provider
@Priority(Priorities.USER)
public class BodySizeFilter implements ContainerRequestFilter {

    /// The maximum size of the multipart framing around the image.
    private static final int MULTIPART_OVERHEAD = 1024 * 1024;

    private final ImageNormalizer normalizer;

    BodySizeFilter(ImageNormalizer normalizer) {
        this.normalizer = normalizer;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        if (length != null && Long.parseLong(length) > normalizer.maxBytes() + MULTIPART_OVERHEAD) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "file: the image is larger than %s MB.".formatted(normalizer.maxBytes() / 1024 / 1024));
        }
    }
}
