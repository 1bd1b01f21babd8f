package io.reelay.jobstore.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of an account's book.
///
/// @param jobId          the job it is about, if any
/// @param balanceChange  added to what the account owns
/// @param reservedChange added to what of that is set aside
public record LedgerEntry(
        long id, @Nullable String jobId, LedgerEntryType kind, long balanceChange, long reservedChange, Instant createdAt) {}
