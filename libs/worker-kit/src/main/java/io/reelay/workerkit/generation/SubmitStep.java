package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.support.time.Backoff;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.ProviderTask;
import io.reelay.workerspi.SubmitOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Step 2, **submit**: commits the intent before the call and the outcome after it. Only between the two is it unknown
/// whether a task exists. After a crash in that time, or after a lost answer, the submission is sent again only if
/// [SubmissionAttempt#mayResubmit] allows it, and only with the same id and the same key.
@ApplicationScoped
class SubmitStep {
    private static final Logger LOG = Logger.getLogger(SubmitStep.class);

    private final SubmissionAttempt submission;
    private final ApiKeyPool keys;
    private final ProviderGate providerGate;
    private final ProgressPublisher publisher;
    private final Backoff backoff;
    private final Clock clock;

    SubmitStep(
            SubmissionAttempt submission,
            ApiKeyPool keys,
            ProviderGate providerGate,
            ProgressPublisher publisher,
            WorkerConfig config,
            Clock clock) {
        this.submission = submission;
        this.keys = keys;
        this.providerGate = providerGate;
        this.publisher = publisher;
        this.backoff = WorkerConfig.retryBackoff(config);
        this.clock = clock;
    }

    /// Submits the generation to the provider and retries until it is accepted, refused or stopped.
    ///
    /// @return the task, or the end of the generation
    GenerationWorkflow.SubmissionResult submit(LeasedGeneration generation) throws LeaseLostException {
        if (generation.state() == LeasedGeneration.State.SUBMITTING && !submission.mayResubmit()) {
            return unknown(generation, "the worker stopped during the submission");
        }
        publish(generation, null);
        for (var attempt = 1; ; attempt++) {
            awaitGate(generation);
            var stop = generation.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return stopped(generation, stop.get());
            }
            var key = key(generation);
            if (key.isEmpty()) {
                return withoutKey(generation);
            }
            var outcome = submission.send(generation, key.get());
            switch (outcome) {
                case SubmitOutcome.Accepted(String taskId) -> {
                    LOG.infof(
                            "generation.submitted jobId=%s taskId=%s attempt=%d", generation.jobId(), taskId, attempt);
                    var task = new ProviderTask(taskId, generation.request().spec());
                    return new GenerationWorkflow.SubmittedTask(task, key.get().fingerprint());
                }
                case SubmitOutcome.Refused(Failure failure) -> {
                    return new GenerationResult.Failed(failure);
                }
                case SubmitOutcome.NotSent(String reason) -> {
                    LOG.warnf("generation.notSent jobId=%s attempt=%d reason=%s", generation.jobId(), attempt, reason);
                    generation.pause(backoff.after(attempt));
                }
                case SubmitOutcome.Throttled(String reason, Duration pause) -> providerGate.close(pause, reason);
                case SubmitOutcome.KeyRefused(String reason) -> keys.quarantine(key.get(), reason);
                case SubmitOutcome.Unknown(String reason) -> {
                    if (!submission.mayResubmit()) {
                        return unknown(generation, reason);
                    }
                    LOG.warnf(
                            "generation.unanswered jobId=%s attempt=%d reason=%s", generation.jobId(), attempt, reason);
                    generation.pause(backoff.after(attempt));
                }
            }
        }
    }

    /// Any usable key. When an earlier submission may have reached the provider, only the key of that submission.
    private Optional<ApiKey> key(LeasedGeneration generation) {
        return generation.keyFingerprint().map(keys::usable).orElseGet(keys::usable);
    }

    private static GenerationResult withoutKey(LeasedGeneration generation) {
        return generation.keyFingerprint().isPresent()
                ? unknown(generation, "its API key was refused or removed before this could be checked")
                : new GenerationResult.Failed(
                        Failure.of(
                                FailureCode.PROVIDER_QUOTA,
                                "The provider refuses every configured API key; the error is logged for the operator. Try again later."));
    }

    private static GenerationResult stopped(LeasedGeneration generation, JobStatus outcome) {
        return generation.keyFingerprint().isPresent()
                ? StopFailures.duringSubmission(outcome)
                : StopFailures.beforeSubmission(outcome);
    }

    /// Waits until the gate is open or the job is stopped.
    private void awaitGate(LeasedGeneration generation) throws LeaseLostException {
        for (var until = providerGate.closedUntil(); until.isPresent(); until = providerGate.closedUntil()) {
            if (generation.stopRequested(clock.instant()).isPresent()) {
                return;
            }
            publish(generation, new WaitStatus(WaitStatus.Reason.PROVIDER_THROTTLED, until.get()));
            generation.pause(Duration.between(clock.instant(), until.get()).plusMillis(10));
        }
    }

    /// Logged as an error, because the provider may charge for a result that is lost.
    private static GenerationResult unknown(LeasedGeneration generation, String reason) {
        LOG.errorf(
                "generation.unknown jobId=%s key=%s reason=%s",
                generation.jobId(), generation.keyFingerprint().orElse("none"), reason);
        return new GenerationResult.SubmissionUnknown(Failure.of(
                FailureCode.SUBMISSION_UNKNOWN,
                "It is unknown whether the provider accepted the job: " + reason
                        + ". It was not sent again, to avoid paying twice; submit a new job to try again."));
    }

    private void publish(LeasedGeneration generation, @Nullable WaitStatus waiting) {
        publisher.publish(
                new JobProgressed(generation.job(), JobStatus.SUBMITTING, 0, null, waiting, null),
                generation.traceparent());
    }
}
