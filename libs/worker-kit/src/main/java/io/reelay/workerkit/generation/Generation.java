package io.reelay.workerkit.generation;

import io.reelay.workerkit.spi.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;

/// One generation from its claim to its end, as ordinary blocking code on a virtual thread of its own:
///
/// 1. **claim**: [Claims] takes a record from the queue when a slot is free and stores a row ([Claim]).
/// 2. **submit**: [Submitting] commits the intent, then makes the one call that costs money.
/// 3. **await**: [Awaiting] looks at the task until it has ended.
/// 4. **finish**: [Finishing] stores the end and publishes it in one transaction.
///
/// The row is the truth and every step writes it under the lease, so the process may die anywhere: another worker
/// adopts the row ([Leases]) and goes on at the step where it stands, at *await* once the provider has the task.
@ApplicationScoped
class Generation {
    private final Submitting submitting;
    private final Awaiting awaiting;
    private final Finishing finishing;

    Generation(Submitting submitting, Awaiting awaiting, Finishing finishing) {
        this.submitting = submitting;
        this.awaiting = awaiting;
        this.finishing = finishing;
    }

    /// Takes the generation from where it stands to its end.
    ///
    /// @throws LeaseLost when another worker has it, or will
    void run(Claim claim) throws LeaseLost {
        switch (claim.state() == Claim.State.SUBMITTED ? claim.submitted() : submitting.submit(claim)) {
            case Submitted submitted -> finishing.finish(claim, awaiting.await(claim, submitted));
            case Ending ending -> finishing.finish(claim, ending);
        }
    }

    /// What *submit* leads to: a task to wait for, or an end.
    sealed interface Step permits Submitted, Ending {}

    /// The provider has the task.
    ///
    /// @param keyFingerprint of the key that created it, the only one that it is looked at with
    record Submitted(ProviderTask task, String keyFingerprint) implements Step {}
}
