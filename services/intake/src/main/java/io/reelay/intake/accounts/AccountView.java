package io.reelay.intake.accounts;

import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.ledger.Credits;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The account as its owner sees it.
@Schema(name = "Account")
record AccountView(String id, String name, String plan, CreditsView credits) {

    /// @param balance   what the account owns
    /// @param reserved  what of that is set aside for jobs in flight
    /// @param available what new jobs can be paid from
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
