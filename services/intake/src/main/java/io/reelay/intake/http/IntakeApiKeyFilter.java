package io.reelay.intake.http;

import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.accounts.ApiKeyCredential;
import io.reelay.support.trace.TraceContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Authenticates requests by their API key, from `X-API-Key` or `Authorization: Bearer`.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class IntakeApiKeyFilter implements ContainerRequestFilter {

    private final AccountStore accounts;
    private final CurrentCaller current;

    IntakeApiKeyFilter(AccountStore accounts, CurrentCaller current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var key = ApiKeyCredential.in(request::getHeaderString);
        var account = accounts.owner(key);
        var traceparent = TraceContext.accept(request.getHeaderString("traceparent"));
        current.set(new Caller(account, key.value(), traceparent));
    }
}
