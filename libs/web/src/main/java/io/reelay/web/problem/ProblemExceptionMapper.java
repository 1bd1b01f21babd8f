package io.reelay.web.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.reelay.support.trace.TraceContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/// Answers every failed REST request with the problem document. JAX-RS uses the mapper of the nearest class, so the
/// exceptions that the framework maps itself need a mapper each.
public abstract class ProblemExceptionMapper<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger LOG = Logger.getLogger(ProblemExceptionMapper.class);

    private final UriInfo request;
    private final HttpHeaders headers;

    private ProblemExceptionMapper(UriInfo request, HttpHeaders headers) {
        this.request = request;
        this.headers = headers;
    }

    @Override
    public Response toResponse(T failure) {
        Problem problem = Problem.of(ProblemMapper.problemOf(failure), request.getPath(), traceId());
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.errorf(failure, "request.failed path=%s traceId=%s", problem.instance(), problem.traceId());
        } else if (problem.code() == ErrorCode.UNAVAILABLE && !(failure instanceof ProblemException)) {
            LOG.warnf(
                    "request.unavailable path=%s traceId=%s cause=%s", problem.instance(), problem.traceId(), failure);
        }
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.retryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (failure instanceof WebApplicationException http
                && http.getResponse().getHeaderString("Allow") != null) {
            response.header(HttpHeaders.ALLOW, http.getResponse().getHeaderString("Allow"));
        }
        if (problem.code() == ErrorCode.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    /// The trace id of the request. If the request was refused before its trace was opened, the trace id of the
    /// producer.
    private String traceId() {
        Object open = MDC.get("traceId");
        return open instanceof String trace
                ? trace
                : TraceContext.traceId(TraceContext.accept(headers.getHeaderString("traceparent")));
    }

    /// Problems of our own, and all unexpected exceptions.
    @Provider
    public static class AnyExceptionMapper extends ProblemExceptionMapper<Throwable> {
        AnyExceptionMapper(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }

    /// Unknown path, method or content type.
    @Provider
    public static class HttpExceptionMapper extends ProblemExceptionMapper<WebApplicationException> {
        HttpExceptionMapper(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }

    /// JSON that does not match the request.
    @Provider
    public static class JsonExceptionMapper extends ProblemExceptionMapper<MismatchedInputException> {
        JsonExceptionMapper(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }
}
