package io.reelay.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Refuses a `Content-Type` that is not a valid media type (RFC 9110, section 8.3). The framework would answer it with
/// status 500.
@Provider
@PreMatching
public class ContentTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            var _ = request.getMediaType();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type is not a valid media type. Send application/json or image/jpeg, for example.");
        }
    }
}
