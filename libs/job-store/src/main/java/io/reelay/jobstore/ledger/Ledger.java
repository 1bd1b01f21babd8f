package io.reelay.jobstore.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes the credits of accounts, in the caller's transaction. Each change is one statement that updates the account
/// and inserts the entry, or does neither. A settled or released job cannot be changed again.
@ApplicationScoped
public class Ledger {

    /// Inserts the entry from the updated row: without an update there is no entry.
    private static final String CHANGE = """
            with changed as (
                update jobs.account
                   set balance = balance + :balance, reserved = reserved + :reserved
                 where id = :account
                   and balance - reserved >= :needed
                   and not exists (
                       select 1 from jobs.ledger_entry where job_id = cast(:job as text) and kind in ('settle', 'release'))
             returning id)
            insert into jobs.ledger_entry (account_id, job_id, kind, balance_change, reserved_change, created_at)
            select id, cast(:job as text), :kind, :balance, :reserved, :now from changed""";

    private final EntityManager entities;
    private final Clock clock;

    Ledger(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /// Grants credits to an account.
    @Transactional(TxType.MANDATORY)
    public void grant(String accountId, long credits) {
        change(accountId, null, LedgerEntryType.GRANT, new Change(credits, 0));
    }

    /// Reserves the credits of a new job if the account has enough. Concurrent requests cannot spend the same credits.
    @Transactional(TxType.MANDATORY)
    public Reservation reserve(String accountId, String jobId, long credits) {
        if (change(accountId, jobId, LedgerEntryType.RESERVE, new Change(0, credits))) {
            return new Reservation.Held(credits);
        }
        return new Reservation.Insufficient(credits, credits(accountId).available());
    }

    /// Charges the reserved credits of a job. No effect if the job has already been settled or released.
    @Transactional(TxType.MANDATORY)
    public void settle(String accountId, String jobId, long credits) {
        change(accountId, jobId, LedgerEntryType.SETTLE, new Change(-credits, -credits));
    }

    /// Releases the reserved credits of a job. No effect if the job has already been settled or released.
    @Transactional(TxType.MANDATORY)
    public void release(String accountId, String jobId, long credits) {
        change(accountId, jobId, LedgerEntryType.RELEASE, new Change(0, -credits));
    }

    /// The current credits of the account.
    @Transactional
    public Credits credits(String accountId) {
        Object[] row =
                (Object[]) entities.createNativeQuery("select balance, reserved from jobs.account where id = :account")
                        .setParameter("account", accountId)
                        .getSingleResult();
        return new Credits((long) row[0], (long) row[1]);
    }

    /// The entries of the account, newest first.
    ///
    /// @param before returns only entries with smaller ids; null for the newest entries
    @Transactional
    public List<LedgerEntry> entries(String accountId, @Nullable Long before, int limit) {
        return entities.createQuery(
                        "from LedgerEntryEntity where accountId = :account and id < :before order by id desc",
                        LedgerEntryEntity.class)
                .setParameter("account", accountId)
                .setParameter("before", before == null ? Long.MAX_VALUE : before)
                .setMaxResults(limit)
                .getResultStream()
                .map(LedgerEntryEntity::toEntry)
                .toList();
    }

    private boolean change(String accountId, @Nullable String jobId, LedgerEntryType kind, Change change) {
        return entities.createNativeQuery(CHANGE)
                        .setParameter("account", accountId)
                        .setParameter("job", jobId)
                        .setParameter("kind", kind.toString())
                        .setParameter("balance", change.balance())
                        .setParameter("reserved", change.reserved())
                        .setParameter("needed", Math.max(0, change.reserved()))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private record Change(long balance, long reserved) {}
}
