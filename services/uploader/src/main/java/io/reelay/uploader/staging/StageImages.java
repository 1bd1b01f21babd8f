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

/// Stages a job: brings its pictures into the storage, then sends it to its provider, or ends it with the reason why a
/// picture cannot be used. Until the outcome is committed everything can be done again, afterwards a repeat changes
/// nothing. A job whose deadline has passed is left alone: it expires by itself.
@ApplicationScoped
class StageImages {

    private static final Logger LOG = Logger.getLogger(StageImages.class);

    private final ImageStager stage;
    private final StagingTransaction outcome;
    private final FailPoints crashPoints;
    private final Clock clock;

    StageImages(ImageStager stage, StagingTransaction outcome, FailPoints crashPoints, Clock clock) {
        this.stage = stage;
        this.outcome = outcome;
        this.crashPoints = crashPoints;
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
                    .map(picture -> stage.stage(job, picture, requested.rules()))
                    .toList();
            crashPoints.reached("staging.stored");
            outcome.staged(envelope, requested, inputs);
            LOG.infof("inputs.staged jobId=%s pictures=%d", job.jobId(), inputs.size());
        } catch (InvalidInputException e) {
            Failure failure = e.failure();
            outcome.failed(envelope, job, failure);
            LOG.infof("inputs.refused jobId=%s failureCode=%s", job.jobId(), failure.code());
        }
    }
}
