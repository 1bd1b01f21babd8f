package io.reelay.jobstore.ledger;

/// The result of reserving credits for a job.
public sealed interface Reservation {

    /// The credits are reserved.
    record Held(long credits) implements Reservation {}

    /// The account does not have enough credits; nothing has changed.
    record Insufficient(long required, long available) implements Reservation {}
}
