package io.reelay.jobstore.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.jobstore.LedgerFixture;
import io.reelay.web.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountStoreIT {

    private final AccountStore accounts;
    private final LedgerFixture ledgers;

    AccountStoreIT(AccountStore accounts, LedgerFixture ledgers) {
        this.accounts = accounts;
        this.ledgers = ledgers;
    }

    @Test
    void aReplacedKeyIsNotValid() {
        // Given
        var account = ledgers.open(0);
        var old = account.id() + "-old";
        var kept = account.id() + "-kept";
        allowOnly(account, old, kept);

        // When
        allowOnly(account, kept);

        // Then
        assertThat(accounts.owner(new ApiKeyCredential(kept))).isEqualTo(account);
        assertNotValid(old);
    }

    @Test
    void anAccountCanHaveNoKeys() {
        // Given
        var account = ledgers.open(0);
        var other = ledgers.open(0);
        allowOnly(account, account.id());
        allowOnly(other, other.id());

        // When
        allowOnly(account);

        // Then
        assertNotValid(account.id());
        assertThat(accounts.owner(new ApiKeyCredential(other.id()))).isEqualTo(other);
    }

    private void assertNotValid(String key) {
        assertThatThrownBy(() -> accounts.owner(new ApiKeyCredential(key))).isInstanceOf(ProblemException.class);
    }

    private void allowOnly(Account account, String... keys) {
        QuarkusTransaction.requiringNew().run(() -> accounts.allowOnly(account, Set.of(keys)));
    }
}
