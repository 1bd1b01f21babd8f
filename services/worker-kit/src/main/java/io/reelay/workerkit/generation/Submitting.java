package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Waiting;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.platform.crash.CrashPoints;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.PaidCall;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.ProviderTask;
import io.reelay.workerkit.spi.Submission;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// **Submit**: the intent is committed before the call, and what the call came to after it. Between the two lies the
/// only moment in which nobody knows whether a task exists; what follows a death in it, or a lost answer, depends on
/// whether the provider recognises a repetition ([SubmitSafety]).
@ApplicationScoped
class Submitting {
    private static final Logger LOG = Logger.getLogger(Submitting.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ProviderAdapter adapter;
    private final GenerationStore store;
    private final ProviderKeys keys;
    private final Provider provider;
    private final News news;
    private final WorkerConfig config;
    private final CrashPoints crashPoints;
    private final Clock clock;

    Submitting(
            ProviderAdapter adapter,
            GenerationStore store,
            ProviderKeys keys,
            Provider provider,
            News news,
            WorkerConfig config,
            CrashPoints crashPoints,
            Clock clock) {
        this.adapter = adapter;
        this.store = store;
        this.keys = keys;
        this.provider = provider;
        this.news = news;
        this.config = config;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    /// Hands the generation to the provider, however long that takes.
    ///
    /// @return the task, or an end
    Generation.Step submit(Claim claim) throws LeaseLost {
        if (claim.state() == Claim.State.SUBMITTING && mustNotRepeat()) {
            return unknown("the worker stopped while it was submitting");
        }
        tell(claim, null);
        var pinned = claim.keyFingerprint();
        for (var attempt = 1; ; attempt++) {
            var stop = claim.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return Stops.beforeSubmission(stop.get());
            }
            awaitGate(claim);
            var key = pinned.isPresent() ? Optional.of(keys.of(pinned)) : keys.usable();
            if (key.isEmpty()) {
                return new Ending.Failed(Failure.of(
                        FailureCode.PROVIDER_QUOTA,
                        "The provider refuses every configured API key; the operator has been told. Try again later."));
            }
            var outcome = attempt(claim, key.get());
            switch (outcome) {
                case SubmitOutcome.Accepted(String taskId) -> {
                    store.submitted(claim, taskId);
                    LOG.infof("render.submitted jobId=%s taskId=%s attempt=%d", claim.jobId(), taskId, attempt);
                    return new Generation.Submitted(
                            new ProviderTask(taskId, claim.request().spec()));
                }
                case SubmitOutcome.Refused(Failure failure) -> {
                    return new Ending.Failed(failure);
                }
                case SubmitOutcome.NotSent(String reason) -> {
                    LOG.warnf("render.notSent jobId=%s attempt=%d reason=%s", claim.jobId(), attempt, reason);
                    claim.pause(pauseBefore(attempt));
                }
                case SubmitOutcome.Throttled(String reason, Duration pause) -> provider.close(pause, reason);
                case SubmitOutcome.KeyRefused(String reason) -> {
                    keys.setAside(key.get(), reason);
                    pinned = Optional.empty();
                }
                case SubmitOutcome.Unknown(String reason) -> {
                    if (mustNotRepeat()) {
                        return unknown(reason);
                    }
                    LOG.warnf("render.unknown jobId=%s attempt=%d reason=%s", claim.jobId(), attempt, reason);
                    pinned = Optional.of(key.get().fingerprint());
                    claim.pause(pauseBefore(attempt));
                }
            }
        }
    }

    private SubmitOutcome attempt(Claim claim, ApiKey key) throws LeaseLost {
        var submission = new Submission(
                claim.jobId(),
                claim.submissionId(),
                claim.request().spec(),
                claim.request().pictures(),
                config.submitTimeout());
        return switch (adapter.prepare(submission, key)) {
            case PaidCall call -> pay(claim, call, key);
            case SubmitOutcome.Refused refused -> refused;
            case SubmitOutcome.NotSent notSent -> notSent;
            case SubmitOutcome.Throttled throttled -> throttled;
            case SubmitOutcome.KeyRefused refused -> refused;
        };
    }

    private SubmitOutcome pay(Claim claim, PaidCall call, ApiKey key) throws LeaseLost {
        claim.requireLease();
        store.intend(claim, key);
        crashPoints.reached("worker.submitting");
        var outcome = call.send().get();
        crashPoints.reached("worker.accepted");
        switch (outcome) {
            case SubmitOutcome.NotSent _, SubmitOutcome.Throttled _, SubmitOutcome.KeyRefused _ ->
                store.withdraw(claim);
            case SubmitOutcome.Accepted _, SubmitOutcome.Refused _, SubmitOutcome.Unknown _ -> {}
        }
        return outcome;
    }

    private void awaitGate(Claim claim) throws LeaseLost {
        for (var until = provider.closedUntil(); until.isPresent(); until = provider.closedUntil()) {
            if (claim.stopRequested(clock.instant()).isPresent()) {
                return;
            }
            tell(claim, new Waiting(Waiting.Reason.PROVIDER_THROTTLED, until.get()));
            claim.pause(Duration.between(clock.instant(), until.get()).plusMillis(10));
        }
    }

    private boolean mustNotRepeat() {
        return adapter.submitSafety() == SubmitSafety.ONCE
                && config.onUnknownSubmit() == WorkerConfig.OnUnknownSubmit.FAIL;
    }

    private static Ending unknown(String reason) {
        return new Ending.SubmissionUnknown(Failure.of(
                FailureCode.SUBMISSION_UNKNOWN,
                "It is not known whether the provider took the job: " + reason
                        + ". It was not sent again, so that it is not paid twice; submit a new job to try again."));
    }

    private Duration pauseBefore(int attempt) {
        var pause = config.retryPause().multipliedBy(1L << Math.min(attempt - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void tell(Claim claim, @Nullable Waiting waiting) {
        news.tell(new JobProgressed(claim.job(), JobStatus.SUBMITTING, 0, null, waiting, null), claim.traceparent());
    }
}
