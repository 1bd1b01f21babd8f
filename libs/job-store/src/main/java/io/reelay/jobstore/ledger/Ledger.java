package io.reelay.jobstore.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves credits. Each movement is one statement that changes the account and writes the entry, or does neither; a
/// movement that was made for a job already is not made again. Everything happens in the caller's transaction.
@ApplicationScoped
public class Ledger {

    /// The entry is written from what the update returns: no update, no entry.
    private static final String MOVE = """
            with moved as (
                update jobs.account
                   set balance = balance + :balance, reserved = reserved + :reserved
                 where id = :account
                   and balance - reserved >= :needed
                   and not exists (
                       select 1 from jobs.ledger_entry where job_id = cast(:job as text) and kind in ('settle', 'release'))
             returning id)
            insert into jobs.ledger_entry (account_id, job_id, kind, balance_change, reserved_change, created_at)
            select id, cast(:job as text), :kind, :balance, :reserved, :now from moved""";

    private final EntityManager entities;
    private final Clock clock;

    Ledger(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /// Gives credits to an account.
    @Transactional(TxType.MANDATORY)
    public void grant(String accountId, long credits) {
        move(accountId, null, LedgerEntryType.GRANT, new Change(credits, 0));
    }

    /// Sets a new job's price aside, if the account can pay it. Two requests at once cannot spend the same credits.
    @Transactional(TxType.MANDATORY)
    public Reservation reserve(String accountId, String jobId, long credits) {
        if (move(accountId, jobId, LedgerEntryType.RESERVE, new Change(0, credits))) {
            return new Reservation.Held(credits);
        }
        return new Reservation.Insufficient(credits, credits(accountId).available());
    }

    /// Pays a finished job from what was set aside for it. Without effect when the job was settled or released before.
    @Transactional(TxType.MANDATORY)
    public void settle(String accountId, String jobId, long credits) {
        move(accountId, jobId, LedgerEntryType.SETTLE, new Change(-credits, -credits));
    }

    /// Frees what was set aside for a job. Without effect when the job was settled or released before.
    @Transactional(TxType.MANDATORY)
    public void release(String accountId, String jobId, long credits) {
        move(accountId, jobId, LedgerEntryType.RELEASE, new Change(0, -credits));
    }

    /// What the account has now.
    @Transactional
    public Credits credits(String accountId) {
        Object[] row =
                (Object[]) entities.createNativeQuery("select balance, reserved from jobs.account where id = :account")
                        .setParameter("account", accountId)
                        .getSingleResult();
        return new Credits((long) row[0], (long) row[1]);
    }

    /// The account's entries before the given one, newest first.
    ///
    /// @param before the id of the last entry seen; null for the newest
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

    private boolean move(String accountId, @Nullable String jobId, LedgerEntryType kind, Change change) {
        return entities.createNativeQuery(MOVE)
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
