package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.workerkit.spi.CancelOutcome;

/// The honest words for a generation that was stopped: whether the provider may bill it.
final class Stops {
    private Stops() {}

    static Ending.Stopped beforeSubmission(JobStatus outcome) {
        return stopped(outcome, "before it was handed to the provider: nothing is billed");
    }

    static Ending.Stopped atProvider(JobStatus outcome, CancelOutcome answer) {
        return stopped(
                outcome,
                switch (answer) {
                    case CANCELLED -> "and the provider stopped it: the provider may bill what it did until then";
                    case NOT_SUPPORTED -> "but the provider cannot stop it: the provider may bill it";
                    case UNANSWERED -> "but the provider did not answer: it may run on and be billed";
                });
    }

    private static Ending.Stopped stopped(JobStatus outcome, String rest) {
        var failure = outcome == JobStatus.EXPIRED
                ? Failure.of(FailureCode.DEADLINE, "The job passed its deadline " + rest + ".")
                : Failure.of(FailureCode.CANCELLED, "The job was cancelled " + rest + ".");
        return new Ending.Stopped(outcome, failure);
    }
}
