package io.reelay.jobstore.accounts;

import org.jspecify.annotations.Nullable;

/// The secrets that currently sign the webhooks of an account, each `whsec_<base64>`.
///
/// @param previous also signs for a day after a rotation, so that receivers have time to change
public record WebhookSecretPair(String current, @Nullable String previous) {

    /// Keeps the secrets out of logs.
    @Override
    public String toString() {
        return "WebhookSecretPair[***]";
    }
}
