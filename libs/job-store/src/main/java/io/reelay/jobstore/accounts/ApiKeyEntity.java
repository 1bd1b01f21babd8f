package io.reelay.jobstore.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/// The row of an API key. Only its digest is stored.
@Entity
@Table(name = "api_key", schema = "jobs")
class ApiKeyEntity {

    @Id
    String sha256;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "created_at")
    Instant createdAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    ApiKeyEntity() {}
}
