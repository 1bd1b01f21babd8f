package io.reelay.jobstore.ledger;

/// Whether a job's price could be set aside.
public sealed interface Reservation {

    /// It is set aside.
    record Held(long credits) implements Reservation {}

    /// The account has too little; nothing changed.
    record Insufficient(long required, long available) implements Reservation {}
}
