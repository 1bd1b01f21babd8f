package io.reelay.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Answers every failed REST request with the problem document. JAX-RS looks only for the nearest class, so the
/// exceptions that the framework would answer by itself are named one by one.
public abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final UriInfo request;
    private final HttpHeaders headers;

    private ProblemMapper(UriInfo request, HttpHeaders headers) {
        this.request = request;
        this.headers = headers;
    }

    @Override
    public Response toResponse(T failure) {
        String trace = traceId(headers.getHeaderString("traceparent"));
        Problem problem = ProblemResponses.problemOf(failure).at(request.getPath(), trace);
        if (problem.code() == ErrorCode.INTERNAL) {
            LOG.errorf(failure, "request.failed path=%s traceId=%s", problem.instance(), trace);
        }
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.retryAfterSeconds() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
        }
        if (failure instanceof WebApplicationException http
                && http.getResponse().getHeaderString("Allow") != null) {
            answer.header(HttpHeaders.ALLOW, http.getResponse().getHeaderString("Allow"));
        }
        if (problem.code() == ErrorCode.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }

    private static String traceId(@Nullable String traceparent) {
        Matcher given = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return given.matches() ? given.group(1) : UUID.randomUUID().toString().replace("-", "");
    }

    /// Our own refusals, and everything that nobody foresaw.
    @Provider
    public static class OfAnything extends ProblemMapper<Throwable> {
        OfAnything(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }

    /// No such path, no such method, wrong content type.
    @Provider
    public static class OfHttp extends ProblemMapper<WebApplicationException> {
        OfHttp(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }

    /// JSON that does not fit the request.
    @Provider
    public static class OfJson extends ProblemMapper<MismatchedInputException> {
        OfJson(UriInfo request, HttpHeaders headers) {
            super(request, headers);
        }
    }
}
