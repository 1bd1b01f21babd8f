package io.reelay.platform.production;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps a service of the production images (`REELAY_PRODUCTION=true`) from running with a secret that everybody who
/// has read the sources knows.
@ApplicationScoped
class DevelopmentSecrets {

    /// The settings and what they are in development: by property, with the name under which operators set it.
    private static final Map<String, Secret> KNOWN = Map.of(
            "quarkus.datasource.password", new Secret("REELAY_DB_PASSWORD", "reelay"),
            "reelay.s3.secret-key", new Secret("REELAY_S3_SECRET_KEY", "reelay-dev-secret"),
            "reelay.dev.api-key", new Secret("REELAY_DEV_API_KEY", "reelay-dev-key"),
            "reelay.dev.webhook-secret",
                    new Secret("REELAY_DEV_WEBHOOK_SECRET", "whsec_cmVlbGF5LWRldi13ZWJob29rLXNlY3JldC0wMDAx"));

    private final Config config;
    private final boolean production;

    DevelopmentSecrets(
            Config config, @ConfigProperty(name = "reelay.production", defaultValue = "false") boolean production) {
        this.config = config;
        this.production = production;
    }

    /// Runs before anything is connected.
    void refuse(@Observes @Priority(-200) StartupEvent event) {
        List<String> found = inUse();
        if (production && !found.isEmpty()) {
            throw new IllegalStateException("This is a production image, and " + String.join(", ", found)
                    + " still has the value that is for development: choose a secret of your own.");
        }
    }

    private List<String> inUse() {
        return KNOWN.entrySet().stream()
                .filter(known -> config.getOptionalValue(known.getKey(), String.class)
                        .filter(known.getValue().value()::equals)
                        .isPresent())
                .map(known -> known.getValue().setting())
                .sorted()
                .toList();
    }

    private record Secret(String setting, String value) {}
}
