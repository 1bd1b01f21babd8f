package io.reelay.jobstore.ledger;

/// What an account has.
///
/// @param balance  what it owns
/// @param reserved what of that is set aside for jobs in flight
public record Credits(long balance, long reserved) {

    /// What new jobs can be paid from.
    public long available() {
        return balance - reserved;
    }
}
