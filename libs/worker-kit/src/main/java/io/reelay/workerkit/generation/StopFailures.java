package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.workerspi.CancelOutcome;

/// The honest words for a generation that was stopped: whether the provider may bill it.
final class StopFailures {
    private StopFailures() {}

    static GenerationResult.Stopped beforeSubmission(JobStatus outcome) {
        return new GenerationResult.Stopped(outcome, failure(outcome, "before it was handed to the provider: nothing is billed"));
    }

    static GenerationResult.Abandoned duringSubmission(JobStatus outcome) {
        return new GenerationResult.Abandoned(
                outcome,
                failure(outcome, "while it was not known whether the provider has it: it may run on and be billed"));
    }

    static GenerationResult atProvider(JobStatus outcome, CancelOutcome answer) {
        return switch (answer) {
            case CANCELLED ->
                new GenerationResult.Stopped(
                        outcome,
                        failure(outcome, "and the provider stopped it: the provider may bill what it did until then"));
            case NOT_SUPPORTED ->
                new GenerationResult.Abandoned(
                        outcome, failure(outcome, "but the provider cannot stop it: the provider may bill it"));
            case UNANSWERED ->
                new GenerationResult.Abandoned(
                        outcome, failure(outcome, "but the provider did not answer: it may run on and be billed"));
        };
    }

    private static Failure failure(JobStatus outcome, String rest) {
        return outcome == JobStatus.EXPIRED
                ? Failure.of(FailureCode.DEADLINE, "The job passed its deadline " + rest + ".")
                : Failure.of(FailureCode.CANCELLED, "The job was cancelled " + rest + ".");
    }
}
