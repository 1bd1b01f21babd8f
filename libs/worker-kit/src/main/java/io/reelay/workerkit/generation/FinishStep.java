package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobExpired;
import io.reelay.contracts.events.JobFailed;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.support.failpoints.FailPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/// Step 4, **finish**: stores the final state and publishes it in one transaction.
@ApplicationScoped
class FinishStep {
    private static final Logger LOG = Logger.getLogger(FinishStep.class);

    private final GenerationRepository repository;
    private final Outbox outbox;
    private final WorkerConfig config;
    private final FailPoints failPoints;
    private final Clock clock;

    FinishStep(
            GenerationRepository repository, Outbox outbox, WorkerConfig config, FailPoints failPoints, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.config = config;
        this.failPoints = failPoints;
        this.clock = clock;
    }

    void finish(LeasedGeneration generation, GenerationResult result) throws LeaseLostException {
        failPoints.reached("worker.rendered");
        var state = state(result);
        var finished = QuarkusTransaction.requiringNew().call(() -> {
            var owned = repository.markFinished(generation, state, slotHold(generation, result));
            if (owned) {
                outbox.add(event(generation, result), generation.traceparent());
            }
            return owned;
        });
        if (!finished) {
            throw new LeaseLostException(generation.jobId());
        }
        LOG.infof(
                "generation.finished jobId=%s provider=%s outcome=%s durationMs=%d",
                generation.jobId(),
                generation.job().provider(),
                state,
                Duration.between(generation.startedAt(), clock.instant()).toMillis());
    }

    private static String state(GenerationResult result) {
        return switch (result) {
            case GenerationResult.Succeeded _ -> "succeeded";
            case GenerationResult.Failed _ -> "failed";
            case GenerationResult.SubmissionUnknown _, GenerationResult.Abandoned _ -> "unknown";
            case GenerationResult.Stopped _ -> "cancelled";
        };
    }

    /// How long the provider may continue to work on the task, and so how long its slot stays taken. A task that was
    /// submitted takes at most twice its typical time.
    private Duration slotHold(LeasedGeneration generation, GenerationResult result) {
        return switch (result) {
            case GenerationResult.SubmissionUnknown _ -> config.unknownSlotHold();
            case GenerationResult.Abandoned _ -> {
                var maxSeconds = 2 * generation.request().spec().typicalSeconds() / config.pollSpeed();
                yield Collections.min(List.of(Duration.ofSeconds(Math.round(maxSeconds)), config.unknownSlotHold()));
            }
            case GenerationResult.Succeeded _, GenerationResult.Failed _, GenerationResult.Stopped _ -> Duration.ZERO;
        };
    }

    private static Event event(LeasedGeneration generation, GenerationResult result) {
        return switch (result) {
            case GenerationResult.Succeeded(var task, var results, var cost) ->
                new GenerationSucceeded(generation.job(), generation.request().spec(), task.taskId(), results, cost);
            case GenerationResult.Failed(Failure failure) -> new JobFailed(generation.job(), failure);
            case GenerationResult.SubmissionUnknown(Failure failure) -> new JobFailed(generation.job(), failure);
            case GenerationResult.Stopped(JobStatus outcome, Failure failure) -> stopped(generation, outcome, failure);
            case GenerationResult.Abandoned(JobStatus outcome, Failure failure) ->
                stopped(generation, outcome, failure);
        };
    }

    private static Event stopped(LeasedGeneration generation, JobStatus outcome, Failure failure) {
        return outcome == JobStatus.EXPIRED
                ? new JobExpired(generation.job(), failure)
                : new JobCancelled(generation.job(), failure);
    }
}
