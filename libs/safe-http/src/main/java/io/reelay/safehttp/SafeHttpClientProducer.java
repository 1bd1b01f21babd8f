package io.reelay.safehttp;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives services the client for callbacks and picture URLs, opened to what `REELAY_ALLOW_PRIVATE_TARGETS` lists.
@Dependent
final class SafeHttpClientProducer {

    private final String opened;
    private final String version;

    SafeHttpClientProducer(
            @ConfigProperty(name = "reelay.allow-private-targets") Optional<String> opened,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.opened = opened.orElse("");
        this.version = version;
    }

    @Produces
    @Singleton
    SafeHttpClient guardedHttp() {
        return new SafeHttpClient(PrivateTargetAllowlist.parse(opened), "Reelay/" + version);
    }

    void close(@Disposes SafeHttpClient http) throws IOException {
        http.close();
    }
}
