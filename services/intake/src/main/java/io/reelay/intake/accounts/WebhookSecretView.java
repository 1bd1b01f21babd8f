package io.reelay.intake.accounts;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new webhook secret. It is shown only once.
///
/// @param previousValidUntil the time until which the previous secret also signs
@Schema(name = "WebhookSecret")
record WebhookSecretView(String secret, Instant previousValidUntil) {

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "WebhookSecretView[***]";
    }
}
