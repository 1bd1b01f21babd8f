package io.reelay.platform.http;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives services the client for callbacks and picture URLs, opened to what `REELAY_ALLOW_PRIVATE_TARGETS` lists.
@Dependent
final class GuardedHttpProducer {

    private final String opened;
    private final String version;

    GuardedHttpProducer(
            @ConfigProperty(name = "reelay.allow-private-targets") Optional<String> opened,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.opened = opened.orElse("");
        this.version = version;
    }

    @Produces
    @Singleton
    GuardedHttp guardedHttp() {
        return new GuardedHttp(PrivateTargets.parse(opened), "Reelay/" + version);
    }

    void close(@Disposes GuardedHttp http) throws IOException {
        http.close();
    }
}
