package io.reelay.intake.http;

import io.reelay.jobstore.accounts.Account;

/// Who makes a request.
///
/// @param apiKey      as given, to be passed on to the uploader
/// @param traceparent the request's trace, given by the caller or begun here
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
