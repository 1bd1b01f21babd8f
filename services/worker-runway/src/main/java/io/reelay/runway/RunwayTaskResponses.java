package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runway.wire.RunwayCost;
import io.reelay.runway.wire.RunwayTaskBody;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Interprets the answer to a poll.
final class RunwayTaskResponses {

    private RunwayTaskResponses() {}

    static PollOutcome read(ProviderResponse.Answered answer) {
        if (answer.status() == 404) {
            return failed(FailureCode.PROVIDER_ERROR, "The task was deleted at Runway.", "HTTP 404", answer.body());
        }
        Optional<PollOutcome> outcome = answer.successful()
                ? ProviderJson.read(answer.body(), RunwayTaskBody.class).flatMap(RunwayTaskResponses::outcome)
                : Optional.empty();
        return outcome.orElseGet(() -> new PollOutcome.NoAnswer("HTTP " + answer.status()));
    }

    /// Empty when the answer is not a task.
    private static Optional<PollOutcome> outcome(RunwayTaskBody task) {
        String status = task.status();
        if (status == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case "THROTTLED" -> new PollOutcome.Throttled();
                    case "SUCCEEDED" -> succeeded(task);
                    case "FAILED" -> new PollOutcome.Failed(RunwayFailures.of(task.failureCode(), task.failure()));
                    case "CANCELLED", "CANCELED" ->
                        failed(FailureCode.PROVIDER_ERROR, "The task was cancelled at Runway.", status, task.failure());
                    case "PENDING" -> new PollOutcome.Running(0.0);
                    // RUNNING and unknown states: not final.
                    default -> new PollOutcome.Running(task.progress());
                });
    }

    private static PollOutcome succeeded(RunwayTaskBody task) {
        List<String> output = task.output();
        if (output == null || output.isEmpty()) {
            return failed(FailureCode.PROVIDER_ERROR, "Runway finished the task without a result.", "SUCCEEDED", null);
        }
        RunwayCost cost = task.cost();
        return new PollOutcome.Succeeded(output, cost == null ? null : cost.credits());
    }

    private static PollOutcome failed(
            FailureCode code, String message, String providerCode, @Nullable String providerMessage) {
        return new PollOutcome.Failed(Failure.of(code, message, providerCode, providerMessage));
    }
}
