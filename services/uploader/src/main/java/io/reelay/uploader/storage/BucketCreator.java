package io.reelay.uploader.storage;

import io.quarkus.runtime.StartupEvent;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.retry.RetryPolicy;
import io.reelay.uploader.retry.Retry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Makes the bucket before the first record arrives. The storage may come up after the service.
@ApplicationScoped
class BucketCreator {

    private static final RetryPolicy PATIENCE =
            new RetryPolicy(40, new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2)));

    private final ObjectStore store;
    private final Retry retrying;

    BucketCreator(ObjectStore store, Retry retrying) {
        this.store = store;
        this.retrying = retrying;
    }

    void provision(@Observes @Priority(-50) StartupEvent event) {
        retrying.run(PATIENCE, StorageUnavailableException.class::isInstance, store::ensureBucket);
    }
}
