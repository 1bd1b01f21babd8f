package io.reelay.workerkit.generation;

import io.reelay.platform.crash.CrashPoints;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.PaidCall;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.Submission;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
import jakarta.enterprise.context.ApplicationScoped;

/// One attempt to submit: first all that is free, then the intent is committed, then the one call that costs money is
/// made. The intent is taken back only when the provider certainly has nothing, of this attempt and of all before it.
@ApplicationScoped
class Sending {
    private final ProviderAdapter adapter;
    private final GenerationStore store;
    private final WorkerConfig config;
    private final CrashPoints crashPoints;

    Sending(ProviderAdapter adapter, GenerationStore store, WorkerConfig config, CrashPoints crashPoints) {
        this.adapter = adapter;
        this.store = store;
        this.config = config;
        this.crashPoints = crashPoints;
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
            case SubmitOutcome.NotSent _, SubmitOutcome.Throttled _, SubmitOutcome.KeyRefused _ -> {
                if (claim.keyFingerprint().isEmpty()) {
                    store.withdraw(claim);
                }
            }
            case SubmitOutcome.Unknown _ -> claim.wentOutUnder(key);
            case SubmitOutcome.Accepted _, SubmitOutcome.Refused _ -> {}
        }
        return outcome;
    }
}
