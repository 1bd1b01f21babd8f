package io.reelay.uploader.uploads;

import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.accounts.ApiKeyCredential;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Rejects requests without a valid API key.
@Provider
@Priority(Priorities.AUTHENTICATION)
public class UploaderApiKeyFilter implements ContainerRequestFilter {

    private final AccountStore accounts;
    private final CurrentAccount current;

    UploaderApiKeyFilter(AccountStore accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Account account = accounts.owner(ApiKeyCredential.in(request::getHeaderString));
        current.set(account, request.getHeaderString("traceparent"));
    }
}
