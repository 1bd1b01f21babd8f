package io.reelay.safehttp;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Provides the client for webhooks and image URLs. It may reach the private targets in `REELAY_ALLOW_PRIVATE_TARGETS`.
@Dependent
final class SafeHttpClientProducer {

    private final String allowed;
    private final String version;

    SafeHttpClientProducer(
            @ConfigProperty(name = "reelay.allow-private-targets") Optional<String> allowed,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.allowed = allowed.orElse("");
        this.version = version;
    }

    @Produces
    @Singleton
    SafeHttpClient safeHttpClient() {
        return new SafeHttpClient(PrivateTargetAllowlist.parse(allowed), "Reelay/" + version);
    }

    void close(@Disposes SafeHttpClient http) throws IOException {
        http.close();
    }
}
