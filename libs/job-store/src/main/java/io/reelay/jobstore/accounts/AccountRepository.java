package io.reelay.jobstore.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tables of accounts and API keys.
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountEntity, String> {

    Optional<AccountEntity> ofKey(String sha256) {
        return find(
                        "from AccountEntity a where a.id = (select k.accountId from ApiKeyEntity k where k.sha256 = ?1)",
                        sha256)
                .firstResultOptional();
    }

    Optional<AccountEntity> ofName(String name) {
        return find("name", name).firstResultOptional();
    }

    /// Inserts the account; returns false if the name exists, including in a concurrent transaction.
    boolean insert(Account account, String webhookSecret, Instant createdAt) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into jobs.account (id, name, plan, webhook_secret, created_at)
                                values (:id, :name, :plan, :secret, :now)
                                on conflict (name) do nothing""")
                        .setParameter("id", account.id())
                        .setParameter("name", account.name())
                        .setParameter("plan", account.plan())
                        .setParameter("secret", webhookSecret)
                        .setParameter("now", createdAt)
                        .executeUpdate()
                == 1;
    }

    /// Deletes the other keys of the account. Keys that exist already are not changed.
    void replaceKeys(String accountId, List<String> sha256s, Instant createdAt) {
        getEntityManager()
                .createNativeQuery("delete from jobs.api_key where account_id = :account and sha256 <> all(:keys)")
                .setParameter("account", accountId)
                .setParameter("keys", sha256s.toArray(String[]::new))
                .executeUpdate();
        sha256s.forEach(sha256 -> getEntityManager()
                .createNativeQuery("""
                        insert into jobs.api_key (sha256, account_id, created_at) values (:key, :account, :now)
                        on conflict (sha256) do nothing""")
                .setParameter("key", sha256)
                .setParameter("account", accountId)
                .setParameter("now", createdAt)
                .executeUpdate());
    }
}
