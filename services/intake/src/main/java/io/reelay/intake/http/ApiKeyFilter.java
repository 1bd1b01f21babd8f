package io.reelay.intake.http;

import io.reelay.jobstore.accounts.Accounts;
import io.reelay.jobstore.accounts.PresentedKey;
import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.ProblemException;
import io.reelay.platform.trace.TraceContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets only callers with an API key pass: `X-API-Key`, or `Authorization: Bearer`.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    static final String API_KEY = PresentedKey.HEADER;

    private final Accounts accounts;
    private final CurrentCaller current;

    ApiKeyFilter(Accounts accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var apiKey = PresentedKey.in(
                        request.getHeaderString(PresentedKey.HEADER),
                        request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED,
                        "Send your API key as X-API-Key, or as Authorization: Bearer <key>."));
        var account = accounts.authenticate(apiKey)
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "This API key opens no account. Check it for missing characters."));
        var traceparent = TraceContext.accept(request.getHeaderString("traceparent"));
        current.identified(new Caller(account, apiKey, traceparent));
    }
}
