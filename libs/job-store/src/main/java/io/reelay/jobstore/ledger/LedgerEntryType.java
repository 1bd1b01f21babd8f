package io.reelay.jobstore.ledger;

import java.util.Locale;

/// Why an account's credits changed. A job has at most one entry of each kind.
public enum LedgerEntryType {
    /// Credits were given.
    GRANT,
    /// A job's price was set aside.
    RESERVE,
    /// The job succeeded: what was set aside is paid.
    SETTLE,
    /// The job ended otherwise: what was set aside is free again.
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
