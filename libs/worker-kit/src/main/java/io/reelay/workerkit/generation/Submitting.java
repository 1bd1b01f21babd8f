package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Waiting;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.platform.time.Backoff;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.ProviderTask;
import io.reelay.workerkit.spi.SubmitOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// **Submit**: the intent is committed before the call, and what the call came to after it. Between the two lies the
/// only moment in which nobody knows whether a task exists. What follows a death in it, or a lost answer, depends on
/// whether the provider recognises a repetition ([Sending#mayRepeat]); a repetition goes out under the same id and the
/// same key, or not at all.
@ApplicationScoped
class Submitting {
    private static final Logger LOG = Logger.getLogger(Submitting.class);

    private final Sending sending;
    private final ProviderKeys keys;
    private final Provider provider;
    private final News news;
    private final Backoff backoff;
    private final Clock clock;

    Submitting(Sending sending, ProviderKeys keys, Provider provider, News news, WorkerConfig config, Clock clock) {
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
    Generation.Step submit(Claim claim) throws LeaseLost {
        if (claim.state() == Claim.State.SUBMITTING && !sending.mayRepeat()) {
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
                    return new Generation.Submitted(task, key.get().fingerprint());
                }
                case SubmitOutcome.Refused(Failure failure) -> {
                    return new Ending.Failed(failure);
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
    private Optional<ApiKey> key(Claim claim) {
        return claim.keyFingerprint().map(keys::usable).orElseGet(keys::usable);
    }

    private static Ending withoutKey(Claim claim) {
        return claim.keyFingerprint().isPresent()
                ? unknown(claim, "its API key was refused, or taken away, before that could be found out")
                : new Ending.Failed(Failure.of(
                        FailureCode.PROVIDER_QUOTA,
                        "The provider refuses every configured API key; the operator has been told. Try again later."));
    }

    private static Ending stopped(Claim claim, JobStatus outcome) {
        return claim.keyFingerprint().isPresent() ? Stops.duringSubmission(outcome) : Stops.beforeSubmission(outcome);
    }

    /// Until the gate is open, or the job is stopped.
    private void awaitGate(Claim claim) throws LeaseLost {
        for (var until = provider.closedUntil(); until.isPresent(); until = provider.closedUntil()) {
            if (claim.stopRequested(clock.instant()).isPresent()) {
                return;
            }
            tell(claim, new Waiting(Waiting.Reason.PROVIDER_THROTTLED, until.get()));
            claim.pause(Duration.between(clock.instant(), until.get()).plusMillis(10));
        }
    }

    /// The operator is told: money may have been spent on nothing.
    private static Ending unknown(Claim claim, String reason) {
        LOG.errorf(
                "render.unknown jobId=%s key=%s reason=%s",
                claim.jobId(), claim.keyFingerprint().orElse("none"), reason);
        return new Ending.SubmissionUnknown(Failure.of(
                FailureCode.SUBMISSION_UNKNOWN,
                "It is not known whether the provider took the job: " + reason
                        + ". It was not sent again, so that it is not paid twice; submit a new job to try again."));
    }

    private void tell(Claim claim, @Nullable Waiting waiting) {
        news.tell(new JobProgressed(claim.job(), JobStatus.SUBMITTING, 0, null, waiting, null), claim.traceparent());
    }
}
