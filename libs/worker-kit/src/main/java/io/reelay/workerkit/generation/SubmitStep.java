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

/// **Submit**: the intent is committed before the call, and what the call came to after it. Between the two lies the
/// only moment in which nobody knows whether a task exists. What follows a death in it, or a lost answer, depends on
/// whether the provider recognises a repetition ([SubmissionAttempt#mayRepeat]); a repetition goes out under the same id and the
/// same key, or not at all.
@ApplicationScoped
class SubmitStep {
    private static final Logger LOG = Logger.getLogger(SubmitStep.class);

    private final SubmissionAttempt sending;
    private final ApiKeyPool keys;
    private final ProviderGate provider;
    private final ProgressPublisher news;
    private final Backoff backoff;
    private final Clock clock;

    SubmitStep(SubmissionAttempt sending, ApiKeyPool keys, ProviderGate provider, ProgressPublisher news, WorkerConfig config, Clock clock) {
        this.sending = sending;
        this.keys = keys;
        this.provider = provider;
        this.news = news;
        this.backoff = WorkerConfig.retries(config);
        this.clock = clock;
    }

    /// Hands the generation to the provider, however long that takes.
    ///
    /// @return the task, or an end
    GenerationWorkflow.Step submit(LeasedGeneration claim) throws LeaseLostException {
        if (claim.state() == LeasedGeneration.State.SUBMITTING && !sending.mayRepeat()) {
            return unknown(claim, "the worker stopped while it was submitting");
        }
        tell(claim, null);
        for (var attempt = 1; ; attempt++) {
            awaitGate(claim);
            var stop = claim.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return stopped(claim, stop.get());
            }
            var key = key(claim);
            if (key.isEmpty()) {
                return withoutKey(claim);
            }
            var outcome = sending.send(claim, key.get());
            switch (outcome) {
                case SubmitOutcome.Accepted(String taskId) -> {
                    LOG.infof("render.submitted jobId=%s taskId=%s attempt=%d", claim.jobId(), taskId, attempt);
                    var task = new ProviderTask(taskId, claim.request().spec());
                    return new GenerationWorkflow.Submitted(task, key.get().fingerprint());
                }
                case SubmitOutcome.Refused(Failure failure) -> {
                    return new GenerationResult.Failed(failure);
                }
                case SubmitOutcome.NotSent(String reason) -> {
                    LOG.warnf("render.notSent jobId=%s attempt=%d reason=%s", claim.jobId(), attempt, reason);
                    claim.pause(backoff.after(attempt));
                }
                case SubmitOutcome.Throttled(String reason, Duration pause) -> provider.close(pause, reason);
                case SubmitOutcome.KeyRefused(String reason) -> keys.setAside(key.get(), reason);
                case SubmitOutcome.Unknown(String reason) -> {
                    if (!sending.mayRepeat()) {
                        return unknown(claim, reason);
                    }
                    LOG.warnf("render.unanswered jobId=%s attempt=%d reason=%s", claim.jobId(), attempt, reason);
                    claim.pause(backoff.after(attempt));
                }
            }
        }
    }

    /// Any key that is not refused; once a submission went out and may have arrived, that one's only.
    private Optional<ApiKey> key(LeasedGeneration claim) {
        return claim.keyFingerprint().map(keys::usable).orElseGet(keys::usable);
    }

    private static GenerationResult withoutKey(LeasedGeneration claim) {
        return claim.keyFingerprint().isPresent()
                ? unknown(claim, "its API key was refused, or taken away, before that could be found out")
                : new GenerationResult.Failed(Failure.of(
                        FailureCode.PROVIDER_QUOTA,
                        "The provider refuses every configured API key; the operator has been told. Try again later."));
    }

    private static GenerationResult stopped(LeasedGeneration claim, JobStatus outcome) {
        return claim.keyFingerprint().isPresent() ? StopFailures.duringSubmission(outcome) : StopFailures.beforeSubmission(outcome);
    }

    /// Until the gate is open, or the job is stopped.
    private void awaitGate(LeasedGeneration claim) throws LeaseLostException {
        for (var until = provider.closedUntil(); until.isPresent(); until = provider.closedUntil()) {
            if (claim.stopRequested(clock.instant()).isPresent()) {
                return;
            }
            tell(claim, new WaitStatus(WaitStatus.Reason.PROVIDER_THROTTLED, until.get()));
            claim.pause(Duration.between(clock.instant(), until.get()).plusMillis(10));
        }
    }

    /// The operator is told: money may have been spent on nothing.
    private static GenerationResult unknown(LeasedGeneration claim, String reason) {
        LOG.errorf(
                "render.unknown jobId=%s key=%s reason=%s",
                claim.jobId(), claim.keyFingerprint().orElse("none"), reason);
        return new GenerationResult.SubmissionUnknown(Failure.of(
                FailureCode.SUBMISSION_UNKNOWN,
                "It is not known whether the provider took the job: " + reason
                        + ". It was not sent again, so that it is not paid twice; submit a new job to try again."));
    }

    private void tell(LeasedGeneration claim, @Nullable WaitStatus waiting) {
        news.tell(new JobProgressed(claim.job(), JobStatus.SUBMITTING, 0, null, waiting, null), claim.traceparent());
    }
}
