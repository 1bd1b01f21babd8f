package io.reelay.platform.storage;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Gives services the signer of addresses for callers.
@Dependent
final class SignedUrlsProducer {

    private final StorageConfig config;
    private final Clock clock;

    SignedUrlsProducer(StorageConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    SignedUrls forCallers() {
        return SignedUrls.forCallers(config, clock);
    }
}
