package io.reelay.workerkit.generation;

import io.reelay.workerspi.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;

/// One generation from start to end, as blocking code on its own virtual thread:
///
/// 1. **claim**: [SlotQueue] waits for a free slot, then stores the row that a worker leases ([LeasedGeneration]).
/// 2. **submit**: [SubmitStep] commits the intent to submit, then makes the one call that costs money.
/// 3. **await**: [AwaitStep] polls the provider's task until it is final.
/// 4. **finish**: [FinishStep] stores the final state and publishes it in one transaction.
///
/// Every step writes its state to the row, under the lease. If the process dies, another worker adopts the row
/// ([LeaseRepository]) and resumes it: at *await* if the provider has the task, otherwise at *submit*.
@ApplicationScoped
class GenerationWorkflow {
    private final SubmitStep submitStep;
    private final AwaitStep awaitStep;
    private final FinishStep finishStep;

    GenerationWorkflow(SubmitStep submitStep, AwaitStep awaitStep, FinishStep finishStep) {
        this.submitStep = submitStep;
        this.awaitStep = awaitStep;
        this.finishStep = finishStep;
    }

    /// Runs a claimed generation from its stored state to its end.
    ///
    /// @throws LeaseLostException when another worker owns the generation or takes it over
    void run(LeasedGeneration claimed) throws LeaseLostException {
        SubmissionResult submission = claimed.isSubmitted() ? claimed.submittedTask() : submitStep.submit(claimed);
        GenerationResult result = switch (submission) {
            case SubmittedTask task -> awaitStep.await(claimed, task);
            case GenerationResult endedEarly -> endedEarly;
        };
        finishStep.finish(claimed, result);
    }

    /// The result of *submit*: a task to wait for, or the end of the generation.
    sealed interface SubmissionResult permits SubmittedTask, GenerationResult {}

    /// The provider has accepted the task.
    ///
    /// @param keyFingerprint of the key that created the task; only this key may poll it
    record SubmittedTask(ProviderTask task, String keyFingerprint) implements SubmissionResult {}
}
