package io.reelay.uploader.staging;

import io.reelay.contracts.events.JobContext;
import io.reelay.storage.UrlSigner;
import io.reelay.storage.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/// Addresses under which a worker reads the pictures of a job, good for as long as the job can last.
@ApplicationScoped
class WorkerSignedUrls {

    /// What S3 allows.
    private static final Duration LONGEST = Duration.ofDays(7);

    private final UrlSigner urls;
    private final Duration margin;
    private final Clock clock;

    WorkerSignedUrls(StorageConfig storage, StagingConfig config, Clock clock) {
        this.urls = UrlSigner.forServices(storage, clock);
        this.margin = config.urlMargin();
        this.clock = clock;
    }

    URI sign(String objectKey, JobContext job) {
        Duration rest = Duration.between(clock.instant(), job.deadlineAt());
        Duration life = (rest.isNegative() ? Duration.ZERO : rest).plus(margin);
        return urls.sign(objectKey, life.compareTo(LONGEST) < 0 ? life : LONGEST)
                .url();
    }
}
