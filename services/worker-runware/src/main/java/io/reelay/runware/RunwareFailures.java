package io.reelay.runware;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.Problem;
import io.reelay.workerspi.http.ProviderResponse;
import io.reelay.workerspi.SubmitOutcome;
import java.time.Duration;
import java.util.UUID;

/// What it means when Runware does not take a task.
final class RunwareFailures {

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(10);

    private RunwareFailures() {}

    /// What the answer says of a request that held this task alone.
    static SubmitOutcome of(ProviderResponse.Answered answer, RunwareResponseBody content, UUID task) {
        return content.refusal(task).map(problem -> byProblem(answer, problem)).orElseGet(() -> byStatus(answer));
    }

    private static SubmitOutcome byProblem(ProviderResponse.Answered answer, Problem problem) {
        String reason = problem.code() + ": " + problem.message();
        RunwareErrorType errorClass = RunwareErrorType.of(problem);
        return switch (errorClass) {
            case RATE_LIMIT -> throttled(answer, reason);
            case AUTH -> new SubmitOutcome.KeyRefused(reason);
            // The task may have come into being all the same. Its UUID makes asking again safe.
            case TIMEOUT, SERVER -> new SubmitOutcome.Unknown(reason);
            case QUOTA, SAFETY, GONE, NOT_FOUND, UPSTREAM, VALIDATION, OTHER ->
                new SubmitOutcome.Refused(errorClass.failure(problem));
        };
    }

    /// What the status alone says, when the body says nothing that can be read.
    static SubmitOutcome byStatus(ProviderResponse.Answered answer) {
        String reason = "HTTP " + answer.status();
        return switch (answer.status()) {
            case 401, 403 -> new SubmitOutcome.KeyRefused(reason);
            case 402 ->
                new SubmitOutcome.Refused(Failure.of(
                        FailureCode.PROVIDER_QUOTA,
                        "The Runware account has no credits left; the operator must buy some.",
                        reason,
                        null));
            case 429 -> throttled(answer, reason);
            default ->
                answer.status() >= 400 && answer.status() < 500
                        ? new SubmitOutcome.Refused(Failure.of(
                                FailureCode.PROVIDER_REJECTED, "Runware refused the request.", reason, answer.body()))
                        : new SubmitOutcome.Unknown(reason);
        };
    }

    private static SubmitOutcome throttled(ProviderResponse.Answered answer, String reason) {
        return new SubmitOutcome.Throttled(reason, answer.retryAfter().orElse(RATE_LIMIT_PAUSE));
    }
}
