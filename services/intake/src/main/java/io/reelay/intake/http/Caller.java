package io.reelay.intake.http;

import io.reelay.jobstore.accounts.Account;

/// The authenticated caller of a request.
///
/// @param apiKey      as received; intake forwards it to the uploader
/// @param traceparent the trace of the request, from the caller or started here
public record Caller(Account account, String apiKey, String traceparent) {

    public String accountId() {
        return account.id();
    }

    /// Keeps the key out of logs.
    @Override
    public String toString() {
        return "Caller[" + account.id() + "]";
    }
}
