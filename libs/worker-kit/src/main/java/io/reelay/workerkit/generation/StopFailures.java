package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.workerspi.CancelOutcome;

/// Results for a generation that was stopped. Their messages say whether the provider may bill it.
final class StopFailures {
    private StopFailures() {}

    static GenerationResult.Stopped beforeSubmission(JobStatus outcome) {
        return new GenerationResult.Stopped(
                outcome, failure(outcome, "before it was submitted to the provider: nothing is billed"));
    }

    static GenerationResult.Abandoned duringSubmission(JobStatus outcome) {
        return new GenerationResult.Abandoned(
                outcome,
                failure(
                        outcome,
                        "while it was unknown whether the provider has it: the provider may finish it and bill it"));
    }

    static GenerationResult atProvider(JobStatus outcome, CancelOutcome cancelOutcome) {
        return switch (cancelOutcome) {
            case CANCELLED ->
                new GenerationResult.Stopped(
                        outcome,
                        failure(outcome, "and the provider stopped it: the provider may bill the work until then"));
            case NOT_SUPPORTED ->
                new GenerationResult.Abandoned(
                        outcome, failure(outcome, "but the provider cannot stop it: the provider may bill it"));
            case NO_ANSWER ->
                new GenerationResult.Abandoned(
                        outcome,
                        failure(outcome, "but the provider did not answer: it may finish the job and bill it"));
        };
    }

    private static Failure failure(JobStatus outcome, String detail) {
        return outcome == JobStatus.EXPIRED
                ? Failure.of(FailureCode.DEADLINE, "The job passed its deadline " + detail + ".")
                : Failure.of(FailureCode.CANCELLED, "The job was cancelled " + detail + ".");
    }
}
