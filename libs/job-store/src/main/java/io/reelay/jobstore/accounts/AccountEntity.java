package io.reelay.jobstore.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The row of an account. Its credits are not mapped here; [io.reelay.jobstore.ledger.Ledger] updates them.
@Entity
@Table(name = "account", schema = "jobs")
class AccountEntity {

    @Id
    String id;

    String name;
    String plan;

    @Column(name = "webhook_secret")
    String webhookSecret;

    @Column(name = "previous_secret")
    @Nullable
    String previousSecret;

    @Column(name = "previous_secret_until")
    @Nullable
    Instant previousSecretUntil;

    @Column(name = "created_at")
    Instant createdAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    AccountEntity() {}

    Account toAccount() {
        return new Account(id, name, plan);
    }
}
