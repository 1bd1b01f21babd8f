package io.reelay.uploader.staging;

import io.reelay.contracts.Failure;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.StagingRequested;
import io.reelay.support.failpoints.FailPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/// Stages the images of a job, then requests the generation or fails the job. Until the transaction commits, every
/// step can be repeated; afterwards a repeated event has no effect. A job past its deadline is skipped, because it
/// expires on its own.
@ApplicationScoped
class StageImages {

    private static final Logger LOG = Logger.getLogger(StageImages.class);

    private final ImageStager stager;
    private final StagingTransaction transaction;
    private final FailPoints failPoints;
    private final Clock clock;

    StageImages(ImageStager stager, StagingTransaction transaction, FailPoints failPoints, Clock clock) {
        this.stager = stager;
        this.transaction = transaction;
        this.failPoints = failPoints;
        this.clock = clock;
    }

    void stage(Envelope<?> envelope, StagingRequested requested) {
        JobContext job = requested.job();
        if (!clock.instant().isBefore(job.deadlineAt())) {
            LOG.infof("inputs.late jobId=%s", job.jobId());
            return;
        }
        try {
            List<StagedImageFile> inputs = requested.pictures().stream()
                    .map(image -> stager.stage(job, image, requested.rules()))
                    .toList();
            failPoints.reached("staging.stored");
            transaction.complete(envelope, requested, inputs);
            LOG.infof("inputs.staged jobId=%s images=%d", job.jobId(), inputs.size());
        } catch (InvalidInputException e) {
            Failure failure = e.failure();
            transaction.fail(envelope, job, failure);
            LOG.infof("inputs.rejected jobId=%s failureCode=%s", job.jobId(), failure.code());
        }
    }
}
