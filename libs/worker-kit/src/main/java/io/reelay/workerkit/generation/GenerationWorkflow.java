package io.reelay.workerkit.generation;

import io.reelay.workerspi.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;

/// One generation from its claim to its end, as ordinary blocking code on a virtual thread of its own:
///
/// 1. **claim**: [SlotQueue] takes a record from the queue when a slot is free and stores a row ([LeasedGeneration]).
/// 2. **submit**: [SubmitStep] commits the intent, then makes the one call that costs money.
/// 3. **await**: [AwaitStep] looks at the task until it has ended.
/// 4. **finish**: [FinishStep] stores the end and publishes it in one transaction.
///
/// The row is the truth and every step writes it under the lease, so the process may die anywhere: another worker
/// adopts the row ([LeaseRepository]) and goes on at the step where it stands, at *await* once the provider has the task.
@ApplicationScoped
class GenerationWorkflow {
    private final SubmitStep submitting;
    private final AwaitStep awaiting;
    private final FinishStep finishing;

    GenerationWorkflow(SubmitStep submitting, AwaitStep awaiting, FinishStep finishing) {
        this.submitting = submitting;
        this.awaiting = awaiting;
        this.finishing = finishing;
    }

    /// Takes the generation from where it stands to its end.
    ///
    /// @throws LeaseLost when another worker has it, or will
    void run(LeasedGeneration claim) throws LeaseLostException {
        switch (claim.state() == LeasedGeneration.State.SUBMITTED ? claim.submitted() : submitting.submit(claim)) {
            case Submitted submitted -> finishing.finish(claim, awaiting.await(claim, submitted));
            case GenerationResult ending -> finishing.finish(claim, ending);
        }
    }

    /// What *submit* leads to: a task to wait for, or an end.
    sealed interface Step permits Submitted, GenerationResult {}

    /// The provider has the task.
    ///
    /// @param keyFingerprint of the key that created it, the only one that it is looked at with
    record Submitted(ProviderTask task, String keyFingerprint) implements Step {}
}
