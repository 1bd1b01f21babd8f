package io.reelay.workerkit.generation;

import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.time.Backoff;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitIdempotency;
import io.reelay.workerspi.SubmitOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// One attempt to submit: prepares everything that is free, commits the intent, makes the one call that costs money
/// and stores its outcome. The intent is reverted only when the provider is known to have no task, neither from this
/// attempt nor from an earlier one.
@ApplicationScoped
class SubmissionAttempt {
    private static final Logger LOG = Logger.getLogger(SubmissionAttempt.class);

    private final ProviderAdapter adapter;
    private final GenerationRepository repository;
    private final WorkerConfig config;
    private final FailPoints failPoints;
    private final Backoff backoff;

    SubmissionAttempt(
            ProviderAdapter adapter, GenerationRepository repository, WorkerConfig config, FailPoints failPoints) {
        this.adapter = adapter;
        this.repository = repository;
        this.config = config;
        this.failPoints = failPoints;
        this.backoff = WorkerConfig.retryBackoff(config);
    }

    /// Whether a submission may be sent again after its answer was lost: the provider recognises repetitions, or the
    /// operator accepts that it may charge twice.
    boolean mayResubmit() {
        return adapter.submitIdempotency() == SubmitIdempotency.REPEATABLE
                || config.onUnknownSubmit() == WorkerConfig.OnUnknownSubmit.RESUBMIT;
    }

    SubmitOutcome send(LeasedGeneration generation, ApiKey key) throws LeaseLostException {
        var submission = new Submission(
                generation.jobId(),
                generation.submissionId(),
                generation.request().spec(),
                generation.request().pictures(),
                config.submitTimeout());
        return switch (adapter.prepare(submission, key)) {
            case PaidCall call -> sendPaidCall(generation, call, key);
            case SubmitOutcome.Refused refused -> refused;
            case SubmitOutcome.NotSent notSent -> notSent;
            case SubmitOutcome.Throttled throttled -> throttled;
            case SubmitOutcome.KeyRefused refused -> refused;
        };
    }

    private SubmitOutcome sendPaidCall(LeasedGeneration generation, PaidCall call, ApiKey key)
            throws LeaseLostException {
        generation.requireLease();
        repository.markSubmitting(generation, key);
        failPoints.reached("worker.submitting");
        var outcome = call.send().get();
        failPoints.reached("worker.accepted");
        switch (outcome) {
            case SubmitOutcome.Accepted(String taskId) ->
                store(generation, outcome, () -> repository.markSubmitted(generation, taskId));
            case SubmitOutcome.NotSent _, SubmitOutcome.Throttled _, SubmitOutcome.KeyRefused _ -> {
                if (generation.keyFingerprint().isEmpty()) {
                    store(generation, outcome, () -> repository.revertToClaimed(generation));
                }
            }
            case SubmitOutcome.Unknown _ -> generation.markSentWith(key);
            case SubmitOutcome.Refused _ -> {}
        }
        return outcome;
    }

    /// Stores an outcome that the provider will not report again; retries until the database accepts it.
    private void store(LeasedGeneration generation, SubmitOutcome outcome, StoreAction action)
            throws LeaseLostException {
        for (var attempt = 1; ; attempt++) {
            try {
                action.run();
                return;
            } catch (RuntimeException e) {
                LOG.errorf(
                        e, "generation.unstored jobId=%s outcome=%s attempt=%d", generation.jobId(), outcome, attempt);
                generation.pause(backoff.after(attempt));
            }
        }
    }

    @FunctionalInterface
    private interface StoreAction {
        void run() throws LeaseLostException;
    }
}
