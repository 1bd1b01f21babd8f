package io.reelay.jobstore.ledger;

import java.util.Locale;

/// The reason for a change of credits. A job has at most one entry of each kind.
public enum LedgerEntryType {
    /// Credits were granted.
    GRANT,
    /// Credits were reserved for a job.
    RESERVE,
    /// The job succeeded: its reserved credits are charged.
    SETTLE,
    /// The job did not succeed: its reserved credits are released.
    RELEASE;

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LedgerEntryType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
