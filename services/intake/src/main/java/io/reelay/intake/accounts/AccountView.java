package io.reelay.intake.accounts;

import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.ledger.Credits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An account in the API.
@Schema(name = "Account")
record AccountView(String id, String name, String plan, CreditsView credits) {

    /// @param balance   all credits of the account
    /// @param reserved  the part of the balance that is reserved for unfinished jobs
    /// @param available the part of the balance that new jobs can use
    @Schema(name = "Credits")
    record CreditsView(long balance, long reserved, long available) {}

    static AccountView of(Account account, Credits credits) {
        return new AccountView(
                account.id(),
                account.name(),
                account.plan(),
                new CreditsView(credits.balance(), credits.reserved(), credits.available()));
    }
}
