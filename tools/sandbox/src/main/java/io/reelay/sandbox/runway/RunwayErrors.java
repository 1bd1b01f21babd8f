package io.reelay.sandbox.runway;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Maps refusals to error responses.
class RunwayErrors {

    @ServerExceptionMapper
    Response refused(RunwayRefusalException refusal) {
        return Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .entity(refusal.body())
                .build();
    }
}
