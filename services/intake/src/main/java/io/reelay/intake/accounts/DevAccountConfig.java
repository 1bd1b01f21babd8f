package io.reelay.intake.accounts;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The account for development and the demo. `REELAY_DEV_…`; without a key it is closed.
@ConfigMapping(prefix = "reelay.dev")
interface DevAccountConfig {

    /// The API key of the account.
    Optional<String> apiKey();

    /// `whsec_<base64>`; random by default.
    Optional<String> webhookSecret();
}
