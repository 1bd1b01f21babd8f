package io.reelay.jobstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.IdType;
import io.reelay.jobstore.accounts.Account;
import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.ledger.Credits;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.jobstore.ledger.LedgerEntry;
import jakarta.enterprise.context.ApplicationScoped;

/// Creates accounts for tests and verifies their ledgers.
@ApplicationScoped
public class LedgerFixture {

    private final AccountStore accounts;
    private final Ledger ledger;

    LedgerFixture(AccountStore accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    public Account open(long credits) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.open(IdType.ACCOUNT.next(), "unlimited").orElseThrow();
            ledger.grant(account.id(), credits);
            return account;
        });
    }

    /// The credits of the account, after verifying that its entries add up to them.
    public Credits audited(Account account) {
        var credits = ledger.credits(account.id());
        var entries = ledger.entries(account.id(), null, 1000);
        assertThat(entries.stream().mapToLong(LedgerEntry::balanceChange).sum()).isEqualTo(credits.balance());
        assertThat(entries.stream().mapToLong(LedgerEntry::reservedChange).sum())
                .isEqualTo(credits.reserved());
        return credits;
    }
}
