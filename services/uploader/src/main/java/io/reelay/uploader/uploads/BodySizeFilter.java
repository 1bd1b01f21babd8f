package io.reelay.uploader.uploads;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.uploader.images.ImageNormalizer;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Refuses a body that says itself that no picture in it can be taken, before it is read.
@Provider
@Priority(Priorities.USER)
public class BodySizeFilter implements ContainerRequestFilter {

    /// What a form may need around its picture.
    private static final int FORM = 1024 * 1024;

    private final ImageNormalizer preparation;

    BodySizeFilter(ImageNormalizer preparation) {
        this.preparation = preparation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        if (length != null && Long.parseLong(length) > preparation.maxBytes() + FORM) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "file: the picture is larger than %s MB.".formatted(preparation.maxBytes() / 1024 / 1024));
        }
    }
}
