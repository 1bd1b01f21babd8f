package io.reelay.intake.jobs;

import io.reelay.platform.http.GuardedHttp;
import io.reelay.platform.http.TargetRefused;
import io.reelay.platform.http.WebUrl;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whether addresses that producers give may be called: https, and on the public internet.
@ApplicationScoped
class Targets {

    private static final int LONGEST = 2048;

    private final GuardedHttp http;

    Targets(GuardedHttp http) {
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
        } catch (TargetRefused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
