package io.reelay.uploader.storage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the storage responds and the bucket exists.
@Readiness
@ApplicationScoped
class StorageHealthCheck implements HealthCheck {

    private static final String NAME = "Object storage";

    private final ObjectStore store;

    StorageHealthCheck(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named(NAME).status(store.hasBucket()).build();
        } catch (StorageUnavailableException e) {
            return HealthCheckResponse.named(NAME).down().build();
        }
    }
}
