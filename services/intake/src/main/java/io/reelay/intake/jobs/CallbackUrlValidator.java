package io.reelay.intake.jobs;

import io.reelay.safehttp.BlockedTargetException;
import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.WebUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Checks that a URL from a producer may be called: it must use https and lead to the public internet.
@ApplicationScoped
class CallbackUrlValidator {

    private static final int MAX_LENGTH = 2048;

    private final SafeHttpClient http;

    CallbackUrlValidator(SafeHttpClient http) {
        this.http = http;
    }

    /// The error as a sentence; empty for a valid URL.
    Optional<String> error(String url) {
        if (url.length() > MAX_LENGTH) {
            return Optional.of("The URL is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            http.check(WebUrl.parse(url));
            return Optional.empty();
        } catch (BlockedTargetException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
