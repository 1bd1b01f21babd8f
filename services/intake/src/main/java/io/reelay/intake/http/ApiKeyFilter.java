package io.reelay.intake.http;

import io.reelay.jobstore.accounts.Accounts;
import io.reelay.jobstore.accounts.PresentedKey;
import io.reelay.platform.trace.TraceContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Lets only callers with an API key pass: `X-API-Key`, or `Authorization: Bearer`.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    private final Accounts accounts;
    private final CurrentCaller current;

    ApiKeyFilter(Accounts accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var key = PresentedKey.in(request::getHeaderString);
        var account = accounts.owner(key);
        var traceparent = TraceContext.accept(request.getHeaderString("traceparent"));
        current.identified(new Caller(account, key.value(), traceparent));
    }
}
