package io.reelay.jobstore.accounts;

import org.jspecify.annotations.Nullable;

/// The secrets that sign an account's callbacks now, each `whsec_<base64>`.
///
/// @param previous signs as well for a day after a rotation, so that receivers can change over
public record WebhookSecretPair(String current, @Nullable String previous) {

    /// Keeps the secrets out of logs.
    @Override
    public String toString() {
        return "WebhookSecrets[***]";
    }
}
