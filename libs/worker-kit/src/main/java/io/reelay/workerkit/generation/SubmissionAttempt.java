package io.reelay.workerkit.generation;

import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.time.Backoff;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.SubmitIdempotency;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// One attempt to submit: first all that is free, then the intent is committed, then the one call that costs
/// money is made and what it came to is stored. The intent is taken back only when the provider certainly has
/// nothing, of this attempt and of all before it.
@ApplicationScoped
class SubmissionAttempt {
    private static final Logger LOG = Logger.getLogger(SubmissionAttempt.class);

    private final ProviderAdapter adapter;
    private final GenerationRepository store;
    private final WorkerConfig config;
    private final FailPoints crashPoints;
    private final Backoff backoff;

    SubmissionAttempt(ProviderAdapter adapter, GenerationRepository store, WorkerConfig config, FailPoints crashPoints) {
        this.adapter = adapter;
        this.store = store;
        this.config = config;
        this.crashPoints = crashPoints;
        this.backoff = WorkerConfig.retries(config);
    }

    /// Whether a submission whose answer was lost may be sent again.
    boolean mayRepeat() {
        return adapter.submitSafety() == SubmitIdempotency.REPEATABLE
                || config.onUnknownSubmit() == WorkerConfig.OnUnknownSubmit.RESUBMIT;
    }

    SubmitOutcome send(LeasedGeneration claim, ApiKey key) throws LeaseLostException {
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

    private SubmitOutcome pay(LeasedGeneration claim, PaidCall call, ApiKey key) throws LeaseLostException {
        claim.requireLease();
        store.intend(claim, key);
        crashPoints.reached("worker.submitting");
        var outcome = call.send().get();
        crashPoints.reached("worker.accepted");
        switch (outcome) {
            case SubmitOutcome.Accepted(String taskId) -> keep(claim, outcome, () -> store.submitted(claim, taskId));
            case SubmitOutcome.NotSent _, SubmitOutcome.Throttled _, SubmitOutcome.KeyRefused _ -> {
                if (claim.keyFingerprint().isEmpty()) {
                    keep(claim, outcome, () -> store.withdraw(claim));
                }
            }
            case SubmitOutcome.Unknown _ -> claim.wentOutUnder(key);
            case SubmitOutcome.Refused _ -> {}
        }
        return outcome;
    }

    /// Stores what nobody can tell us a second time, for as long as that takes.
    private void keep(LeasedGeneration claim, SubmitOutcome outcome, Step step) throws LeaseLostException {
        for (var attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "render.unstored jobId=%s outcome=%s attempt=%d", claim.jobId(), outcome, attempt);
                claim.pause(backoff.after(attempt));
            }
        }
    }

    /// A step on disk.
    @FunctionalInterface
    private interface Step {
        void run() throws LeaseLostException;
    }
}
