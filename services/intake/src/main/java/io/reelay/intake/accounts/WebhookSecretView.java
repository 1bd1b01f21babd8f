package io.reelay.intake.accounts;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new webhook secret, shown this once.
///
/// @param previousValidUntil until then the one before it signs as well
@Schema(name = "WebhookSecret")
record WebhookSecretView(String secret, Instant previousValidUntil) {

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "WebhookSecretView[***]";
    }
}
