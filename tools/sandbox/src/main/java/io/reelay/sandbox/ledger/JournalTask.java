package io.reelay.sandbox.ledger;

import java.time.Instant;

/// A task as the journal needs it.
public interface JournalTask {

    JournalEntry entry(Instant now);

    /// Whether the task is accepted and not yet final.
    boolean live(Instant now);
}
