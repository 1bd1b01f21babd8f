package io.reelay.uploader.uploads;

import io.reelay.jobstore.accounts.Account;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// The account of the current request. [UploaderApiKeyFilter] sets it before the resource runs.
@RequestScoped
class CurrentAccount {

    private @Nullable Account account;
    private @Nullable String traceparent;

    void set(Account caller, @Nullable String trace) {
        this.account = caller;
        this.traceparent = trace;
    }

    /// Joins the trace of the caller until the scope is closed.
    TraceContext.Scope trace() {
        return TraceContext.open(traceparent);
    }

    Account account() {
        if (account == null) {
            throw new IllegalStateException("A resource ran before the API key was checked");
        }
        return account;
    }
}
