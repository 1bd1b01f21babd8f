package io.reelay.intake.accounts;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The account that development and the demo work with. `REELAY_DEV_…`; without a key there is none.
@ConfigMapping(prefix = "reelay.dev")
interface DevAccountConfig {

    /// The key that opens it.
    Optional<String> apiKey();

    /// `whsec_<base64>`; a random one when left out.
    Optional<String> webhookSecret();
}
