package io.reelay.jobstore.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.contracts.IdType;
import io.reelay.jobstore.LedgerFixture;
import io.reelay.jobstore.accounts.Account;
import jakarta.transaction.TransactionRequiredException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerIT {

    private final Ledger ledger;
    private final LedgerFixture accounts;

    LedgerIT(Ledger ledger, LedgerFixture accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @Test
    void concurrentRequestsCannotSpendTheSameCredits() {
        // Given
        var account = accounts.open(100);

        // When
        var reservations = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> reserve(account, IdType.JOB.next()), Thread::startVirtualThread))
                .limit(16)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(reservations).filteredOn(Reservation.Held.class::isInstance).hasSize(10);
        assertThat(accounts.audited(account)).isEqualTo(new Credits(100, 100));
        assertThat(reserve(account, IdType.JOB.next())).isEqualTo(new Reservation.Insufficient(10, 0));
    }

    @Test
    void aJobIsSettledOnce() {
        // Given
        var account = accounts.open(100);
        var job = IdType.JOB.next();
        reserve(account, job);

        // When
        inTransaction(() -> ledger.settle(account.id(), job, 10));
        inTransaction(() -> ledger.settle(account.id(), job, 10));
        inTransaction(() -> ledger.release(account.id(), job, 10));

        // Then
        assertThat(accounts.audited(account)).isEqualTo(new Credits(90, 0));
        assertThat(ledger.entries(account.id(), null, 10))
                .extracting(LedgerEntry::kind)
                .containsExactly(LedgerEntryType.SETTLE, LedgerEntryType.RESERVE, LedgerEntryType.GRANT);
    }

    @Test
    void aChangeRequiresATransaction() {
        var account = accounts.open(100);
        assertThatThrownBy(() -> ledger.reserve(account.id(), IdType.JOB.next(), 10))
                .hasRootCauseInstanceOf(TransactionRequiredException.class);
    }

    private Reservation reserve(Account account, String jobId) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.reserve(account.id(), jobId, 10));
    }

    private static void inTransaction(Runnable change) {
        QuarkusTransaction.requiringNew().run(change);
    }
}
