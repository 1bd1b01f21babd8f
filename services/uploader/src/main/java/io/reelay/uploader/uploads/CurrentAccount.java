package io.reelay.uploader.uploads;

import io.reelay.jobstore.accounts.Account;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/// Whose request it is; filled by [UploaderApiKeyFilter] before the resource runs.
@RequestScoped
class CurrentAccount {

    private @Nullable Account account;
    private @Nullable String traceparent;

    void identified(Account caller, @Nullable String trace) {
        this.account = caller;
        this.traceparent = trace;
    }

    /// Everything that follows from the request until the scope is closed belongs to the caller's trace.
    TraceContext.Scope trace() {
        return TraceContext.open(traceparent);
    }

    Account account() {
        if (account == null) {
            throw new IllegalStateException("A resource ran without the API key having been checked");
        }
        return account;
    }
}
