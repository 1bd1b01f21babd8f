package io.reelay.sandbox.ledger;

import java.time.Instant;

/// What the ledger asks a task.
public interface JournalTask {

    JournalEntry entry(Instant now);

    /// Accepted and not yet final, whether it renders or waits.
    boolean live(Instant now);
}
