package io.reelay.jobstore.accounts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The rows of accounts and their keys.
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
}
