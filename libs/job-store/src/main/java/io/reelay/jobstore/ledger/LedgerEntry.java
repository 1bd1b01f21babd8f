package io.reelay.jobstore.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry in the ledger of an account.
///
/// @param jobId          the job that caused the change; null for a grant
/// @param balanceChange  the change of the balance
/// @param reservedChange the change of the reserved credits
public record LedgerEntry(
        long id,
        @Nullable String jobId,
        LedgerEntryType kind,
        long balanceChange,
        long reservedChange,
        Instant createdAt) {}
