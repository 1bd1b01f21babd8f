package io.reelay.jobstore.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// The row of a ledger entry. Only the statements of [Ledger] insert it.
@Entity
@Immutable
@Table(name = "ledger_entry", schema = "jobs")
class LedgerEntryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Column(name = "account_id")
    String accountId;

    @Column(name = "job_id")
    @Nullable
    String jobId;

    String kind;

    @Column(name = "balance_change")
    long balanceChange;

    @Column(name = "reserved_change")
    long reservedChange;

    @Column(name = "created_at")
    Instant createdAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    LedgerEntryEntity() {}

    LedgerEntry toEntry() {
        return new LedgerEntry(id, jobId, LedgerEntryType.of(kind), balanceChange, reservedChange, createdAt);
    }
}
