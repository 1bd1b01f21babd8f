package io.reelay.intake.jobs;

import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.WebUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whether addresses that producers give may be called: https, and on the public internet.
@ApplicationScoped
class CallbackUrlValidator {

    private static final int LONGEST = 2048;

    private final SafeHttpClient http;

    CallbackUrlValidator(SafeHttpClient http) {
        this.http = http;
    }

    /// Why not, as a sentence; empty when it may.
    Optional<String> refusal(String address) {
        if (address.length() > LONGEST) {
            return Optional.of("The URL is longer than " + LONGEST + " characters.");
        }
        try {
            http.check(WebUrl.parse(address));
            return Optional.empty();
        } catch (BlockedTargetException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
