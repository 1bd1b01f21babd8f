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
import org.jboss.logging.Logger;

/// **Finish**: the end is stored and published in one transaction.
@ApplicationScoped
class Finishing {
    private static final Logger LOG = Logger.getLogger(Finishing.class);

    private final GenerationStore store;
    private final Outbox outbox;
    private final CrashPoints crashPoints;
    private final Clock clock;

    Finishing(GenerationStore store, Outbox outbox, CrashPoints crashPoints, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    void finish(Claim claim, Ending ending) throws LeaseLost {
        crashPoints.reached("worker.rendered");
        var state = state(ending);
        var lost = QuarkusTransaction.requiringNew().call(() -> {
            try {
                store.ended(claim, state);
                outbox.add(event(claim, ending), claim.traceparent());
                return false;
            } catch (LeaseLost e) {
                return true;
            }
        });
        claim.requireLease(!lost);
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
            case Ending.SubmissionUnknown _ -> "unknown";
            case Ending.Stopped _ -> "cancelled";
        };
    }

    private static Event event(Claim claim, Ending ending) {
        return switch (ending) {
            case Ending.Rendered(var task, var results, var cost) ->
                new GenerationSucceeded(claim.job(), claim.request().spec(), task.taskId(), results, cost);
            case Ending.Failed(Failure failure) -> new JobFailed(claim.job(), failure);
            case Ending.SubmissionUnknown(Failure failure) -> new JobFailed(claim.job(), failure);
            case Ending.Stopped(JobStatus outcome, Failure failure) ->
                outcome == JobStatus.EXPIRED
                        ? new JobExpired(claim.job(), failure)
                        : new JobCancelled(claim.job(), failure);
        };
    }
}
