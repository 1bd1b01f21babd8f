package io.reelay.storage;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Provides the signer of URLs for callers.
@Dependent
final class UrlSignerProducer {

    private final StorageConfig config;
    private final Clock clock;

    UrlSignerProducer(StorageConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    UrlSigner forCallers() {
        return UrlSigner.forCallers(config, clock);
    }
}
