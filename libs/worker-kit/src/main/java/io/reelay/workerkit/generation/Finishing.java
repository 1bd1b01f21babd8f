package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.GenerationSucceeded;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobExpired;
import io.reelay.contracts.events.JobFailed;
import io.reelay.platform.crash.CrashPoints;
import io.reelay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/// **Finish**: the end is stored and published in one transaction.
@ApplicationScoped
class Finishing {
    private static final Logger LOG = Logger.getLogger(Finishing.class);

    private final GenerationStore store;
    private final Outbox outbox;
    private final WorkerConfig config;
    private final CrashPoints crashPoints;
    private final Clock clock;

    Finishing(GenerationStore store, Outbox outbox, WorkerConfig config, CrashPoints crashPoints, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.config = config;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    void finish(Claim claim, Ending ending) throws LeaseLost {
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
            throw new LeaseLost(claim.jobId());
        }
        LOG.infof(
                "render.finished jobId=%s provider=%s outcome=%s durationMs=%d",
                claim.jobId(),
                claim.job().provider(),
                state,
                Duration.between(claim.since(), clock.instant()).toMillis());
    }

    private static String state(Ending ending) {
        return switch (ending) {
            case Ending.Rendered _ -> "succeeded";
            case Ending.Failed _ -> "failed";
            case Ending.SubmissionUnknown _, Ending.Abandoned _ -> "unknown";
            case Ending.Stopped _ -> "cancelled";
        };
    }

    /// How long the provider may go on with it: a task that was begun, no longer than twice what such a one takes.
    private Duration slotHold(Claim claim, Ending ending) {
        return switch (ending) {
            case Ending.SubmissionUnknown _ -> config.unknownSlotHold();
            case Ending.Abandoned _ -> {
                var seconds = 2 * claim.request().spec().typicalSeconds() / config.pollSpeed();
                yield Collections.min(List.of(Duration.ofSeconds(Math.round(seconds)), config.unknownSlotHold()));
            }
            case Ending.Rendered _, Ending.Failed _, Ending.Stopped _ -> Duration.ZERO;
        };
    }

    private static Event event(Claim claim, Ending ending) {
        return switch (ending) {
            case Ending.Rendered(var task, var results, var cost) ->
                new GenerationSucceeded(claim.job(), claim.request().spec(), task.taskId(), results, cost);
            case Ending.Failed(Failure failure) -> new JobFailed(claim.job(), failure);
            case Ending.SubmissionUnknown(Failure failure) -> new JobFailed(claim.job(), failure);
            case Ending.Stopped(JobStatus outcome, Failure failure) -> stopped(claim, outcome, failure);
            case Ending.Abandoned(JobStatus outcome, Failure failure) -> stopped(claim, outcome, failure);
        };
    }

    private static Event stopped(Claim claim, JobStatus outcome, Failure failure) {
        return outcome == JobStatus.EXPIRED
                ? new JobExpired(claim.job(), failure)
                : new JobCancelled(claim.job(), failure);
    }
}
