package io.reelay.jobstore.accounts;

import java.time.Instant;

/// A new webhook secret.
///
/// @param previousUntil until when the previous secret also signs
public record RotatedSecret(String secret, Instant previousUntil) {

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "RotatedSecret[***, previousUntil=" + previousUntil + "]";
    }
}
