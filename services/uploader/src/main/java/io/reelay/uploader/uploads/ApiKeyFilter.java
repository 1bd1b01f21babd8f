package io.reelay.uploader.uploads;

import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.accounts.Accounts;
import io.reelay.jobstore.accounts.PresentedKey;
import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Lets only callers with an API key pass.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiKeyFilter implements ContainerRequestFilter {

    private final Accounts accounts;
    private final CurrentAccount current;

    ApiKeyFilter(Accounts accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String key = PresentedKey.in(
                        request.getHeaderString(PresentedKey.HEADER),
                        request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED,
                        "Send your API key as X-API-Key, or as Authorization: Bearer <key>."));
        Account account = accounts.authenticate(key)
                .orElseThrow(() -> new ProblemException(ErrorCode.UNAUTHENTICATED, "This API key opens no account."));
        current.identified(account, request.getHeaderString("traceparent"));
    }
}
