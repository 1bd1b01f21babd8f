package io.reelay.jobstore.ledger;

/// The credits of an account.
///
/// @param balance  all credits, including the reserved ones
/// @param reserved reserved for jobs that have not ended
public record Credits(long balance, long reserved) {

    /// The credits that new jobs can use.
    public long available() {
        return balance - reserved;
    }
}
