package io.reelay.web.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/// Closes the connection of a client that waited for `100 Continue` and is refused (RFC 9110, section 10.1.1).
/// Otherwise its next request on the connection would be read as the body of this one.
@Provider
public class RefusedExpectationFilter implements ContainerResponseFilter {

    private static final int FIRST_ERROR_STATUS = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getHeaderString("Expect") != null && response.getStatus() >= FIRST_ERROR_STATUS) {
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
