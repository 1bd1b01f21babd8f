package io.reelay.uploader.staging;

import io.reelay.contracts.events.JobContext;
import io.reelay.storage.StorageConfig;
import io.reelay.storage.UrlSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/// Signs URLs that let a worker read the images of a job until after its deadline.
@ApplicationScoped
class WorkerSignedUrls {

    /// The maximum lifetime that S3 allows.
    private static final Duration MAX_LIFETIME = Duration.ofDays(7);

    private final UrlSigner urls;
    private final Duration margin;
    private final Clock clock;

    WorkerSignedUrls(StorageConfig storage, StagingConfig config, Clock clock) {
        this.urls = UrlSigner.forServices(storage, clock);
        this.margin = config.urlMargin();
        this.clock = clock;
    }

    URI sign(String objectKey, JobContext job) {
        Duration remaining = Duration.between(clock.instant(), job.deadlineAt());
        Duration lifetime = (remaining.isNegative() ? Duration.ZERO : remaining).plus(margin);
        return urls.sign(objectKey, lifetime.compareTo(MAX_LIFETIME) < 0 ? lifetime : MAX_LIFETIME)
                .url();
    }
}
