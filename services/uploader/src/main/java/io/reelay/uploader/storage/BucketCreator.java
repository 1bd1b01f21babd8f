package io.reelay.uploader.storage;

import io.quarkus.runtime.StartupEvent;
import io.reelay.support.time.Backoff;
import io.reelay.uploader.retry.Retry;
import io.reelay.uploader.retry.RetryPolicy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Creates the bucket before the first event is consumed. The storage may start later than the service.
@ApplicationScoped
class BucketCreator {

    private static final RetryPolicy RETRY_POLICY =
            new RetryPolicy(40, new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2)));

    private final ObjectStore store;
    private final Retry retry;

    BucketCreator(ObjectStore store, Retry retry) {
        this.store = store;
        this.retry = retry;
    }

    void createBucket(@Observes @Priority(-50) StartupEvent event) {
        retry.run(RETRY_POLICY, StorageUnavailableException.class::isInstance, store::ensureBucket);
    }
}
