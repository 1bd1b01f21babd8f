package io.reelay.jobstore.accounts;

import java.time.Instant;

/// A webhook secret that was just put in force.
///
/// @param previousUntil how long the one before it signs as well
public record RotatedSecret(String secret, Instant previousUntil) {

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "RotatedSecret[***, previousUntil=" + previousUntil + "]";
    }
}
