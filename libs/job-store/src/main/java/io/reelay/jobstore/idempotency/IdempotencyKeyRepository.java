package io.reelay.jobstore.idempotency;

import io.reelay.jobstore.idempotency.IdempotencyKeyEntity.Id;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The idempotency keys of the last 24 hours. A key is used only if the transaction that stores it commits.
@ApplicationScoped
public class IdempotencyKeyRepository {

    private static final Duration RETENTION = Duration.ofHours(24);

    private final EntityManager entities;
    private final Clock clock;

    IdempotencyKeyRepository(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /// Looks up the request that used the key before.
    ///
    /// @param fingerprint equal for equal requests
    @Transactional
    public IdempotencyLookup earlier(String accountId, String key, String fingerprint) {
        var row = entities.find(IdempotencyKeyEntity.class, new Id(accountId, key));
        if (row == null || row.createdAt.isBefore(oldest())) {
            return new IdempotencyLookup.None();
        }
        return row.fingerprint.equals(fingerprint)
                ? new IdempotencyLookup.Same(row.jobId, row.answer)
                : new IdempotencyLookup.Different();
    }

    /// Locks the key until the end of the caller's transaction.
    ///
    /// @return false if another transaction holds the lock
    @Transactional(TxType.MANDATORY)
    public boolean hold(String accountId, String key) {
        return (boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", accountId + ":" + key)
                .getSingleResult();
    }

    /// Stores the key with the response.
    @Transactional(TxType.MANDATORY)
    public void remember(String accountId, String key, String fingerprint, String jobId, String answer) {
        entities.createNativeQuery("""
                        insert into jobs.idempotency_key (account_id, key, fingerprint, job_id, answer, created_at)
                        values (:account, :key, :fingerprint, :job, cast(:answer as json), :now)
                        on conflict (account_id, key) do update
                           set fingerprint = excluded.fingerprint, job_id = excluded.job_id,
                               answer = excluded.answer, created_at = excluded.created_at""")
                .setParameter("account", accountId)
                .setParameter("key", key)
                .setParameter("fingerprint", fingerprint)
                .setParameter("job", jobId)
                .setParameter("answer", answer)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /// Deletes expired keys.
    @Transactional
    public void forgetOld() {
        entities.createQuery("delete from IdempotencyKeyEntity where createdAt < :oldest")
                .setParameter("oldest", oldest())
                .executeUpdate();
    }

    private Instant oldest() {
        return clock.instant().minus(RETENTION);
    }
}
