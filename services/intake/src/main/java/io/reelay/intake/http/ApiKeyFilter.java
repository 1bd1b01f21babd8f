package io.reelay.intake.http;

import io.reelay.jobstore.accounts.Accounts;
import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.ProblemException;
import io.reelay.platform.trace.TraceContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/// Lets only callers with an API key pass: `X-API-Key`, or `Authorization: Bearer`.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    static final String API_KEY = "X-API-Key";
    private static final String BEARER = "Bearer ";

    private final Accounts accounts;
    private final CurrentCaller current;

    ApiKeyFilter(Accounts accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var apiKey = apiKey(request);
        if (apiKey == null) {
            throw new ProblemException(
                    ErrorCode.UNAUTHENTICATED, "Send your API key as X-API-Key, or as Authorization: Bearer <key>.");
        }
        var account = accounts.authenticate(apiKey)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "This API key opens no account. Check it for missing characters."));
        var traceparent = TraceContext.accept(request.getHeaderString("traceparent"));
        current.identified(new Caller(account, apiKey, traceparent));
    }

    private static @Nullable String apiKey(ContainerRequestContext request) {
        var key = request.getHeaderString(API_KEY);
        if (key == null) {
            var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
            var bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
            key = bearer ? authorization.substring(BEARER.length()) : null;
        }
        return key == null || key.isBlank() ? null : key.strip();
    }
}
