package io.reelay.uploader.storage;

import io.quarkus.runtime.StartupEvent;
import io.reelay.platform.time.Backoff;
import io.reelay.uploader.retry.Attempts;
import io.reelay.uploader.retry.Retrying;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Makes the bucket before the first record arrives. The storage may come up after the service.
@ApplicationScoped
class BucketProvisioning {

    private static final Attempts PATIENCE =
            new Attempts(40, new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2)));

    private final ObjectStore store;
    private final Retrying retrying;

    BucketProvisioning(ObjectStore store, Retrying retrying) {
        this.store = store;
        this.retrying = retrying;
    }

    void provision(@Observes @Priority(-50) StartupEvent event) {
        retrying.run(PATIENCE, StorageUnavailable.class::isInstance, store::ensureBucket);
    }
}
