package io.reelay.workerkit.generation;

import io.reelay.platform.crash.CrashPoints;
import io.reelay.platform.time.Backoff;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.PaidCall;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.Submission;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// One attempt to submit: first all that is free, then the intent is committed, then the one call that costs
/// money is made and what it came to is stored. The intent is taken back only when the provider certainly has
/// nothing, of this attempt and of all before it.
@ApplicationScoped
class Sending {
    private static final Logger LOG = Logger.getLogger(Sending.class);

    private final ProviderAdapter adapter;
    private final GenerationStore store;
    private final WorkerConfig config;
    private final CrashPoints crashPoints;
    private final Backoff backoff;

    Sending(ProviderAdapter adapter, GenerationStore store, WorkerConfig config, CrashPoints crashPoints) {
        this.adapter = adapter;
        this.store = store;
        this.config = config;
        this.crashPoints = crashPoints;
        this.backoff = WorkerConfig.retries(config);
    }

    /// Whether a submission whose answer was lost may be sent again.
    boolean mayRepeat() {
        return adapter.submitSafety() == SubmitSafety.REPEATABLE
                || config.onUnknownSubmit() == WorkerConfig.OnUnknownSubmit.RESUBMIT;
    }

    SubmitOutcome send(Claim claim, ApiKey key) throws LeaseLost {
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
    private void keep(Claim claim, SubmitOutcome outcome, Step step) throws LeaseLost {
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
        void run() throws LeaseLost;
    }
}
