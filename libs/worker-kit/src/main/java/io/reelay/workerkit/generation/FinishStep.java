package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobExpired;
import io.reelay.contracts.events.JobFailed;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/// **Finish**: the end is stored and published in one transaction.
@ApplicationScoped
class FinishStep {
    private static final Logger LOG = Logger.getLogger(FinishStep.class);

    private final GenerationRepository store;
    private final Outbox outbox;
    private final WorkerConfig config;
    private final FailPoints crashPoints;
    private final Clock clock;

    FinishStep(GenerationRepository store, Outbox outbox, WorkerConfig config, FailPoints crashPoints, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    void finish(LeasedGeneration claim, GenerationResult ending) throws LeaseLostException {
        crashPoints.reached("worker.rendered");
        var state = state(ending);
        var ended = QuarkusTransaction.requiringNew().call(() -> {
            var ours = store.ended(claim, state, slotHold(claim, ending));
            if (ours) {
                outbox.add(event(claim, ending), claim.traceparent());
            }
            return ours;
        });
        if (!ended) {
            throw new LeaseLostException(claim.jobId());
        }
        LOG.infof(
                "render.finished jobId=%s provider=%s outcome=%s durationMs=%d",
                claim.jobId(),
                claim.job().provider(),
                state,
                Duration.between(claim.since(), clock.instant()).toMillis());
    }

    private static String state(GenerationResult ending) {
        return switch (ending) {
            case GenerationResult.Rendered _ -> "succeeded";
            case GenerationResult.Failed _ -> "failed";
            case GenerationResult.SubmissionUnknown _, GenerationResult.Abandoned _ -> "unknown";
            case GenerationResult.Stopped _ -> "cancelled";
        };
    }

    /// How long the provider may go on with it: a task that was begun, no longer than twice what such a one takes.
    private Duration slotHold(LeasedGeneration claim, GenerationResult ending) {
        return switch (ending) {
            case GenerationResult.SubmissionUnknown _ -> config.unknownSlotHold();
            case GenerationResult.Abandoned _ -> {
                var seconds = 2 * claim.request().spec().typicalSeconds() / config.pollSpeed();
                yield Collections.min(List.of(Duration.ofSeconds(Math.round(seconds)), config.unknownSlotHold()));
            }
            case GenerationResult.Rendered _, GenerationResult.Failed _, GenerationResult.Stopped _ -> Duration.ZERO;
        };
    }

    private static Event event(LeasedGeneration claim, GenerationResult ending) {
        return switch (ending) {
            case GenerationResult.Rendered(var task, var results, var cost) ->
                new GenerationSucceeded(claim.job(), claim.request().spec(), task.taskId(), results, cost);
            case GenerationResult.Failed(Failure failure) -> new JobFailed(claim.job(), failure);
            case GenerationResult.SubmissionUnknown(Failure failure) -> new JobFailed(claim.job(), failure);
            case GenerationResult.Stopped(JobStatus outcome, Failure failure) -> stopped(claim, outcome, failure);
            case GenerationResult.Abandoned(JobStatus outcome, Failure failure) -> stopped(claim, outcome, failure);
        };
    }

    private static Event stopped(LeasedGeneration claim, JobStatus outcome, Failure failure) {
        return outcome == JobStatus.EXPIRED
                ? new JobExpired(claim.job(), failure)
                : new JobCancelled(claim.job(), failure);
    }
}
