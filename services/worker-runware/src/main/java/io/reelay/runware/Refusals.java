package io.reelay.runware;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runware.wire.RunwareAnswer;
import io.reelay.runware.wire.RunwareAnswer.Problem;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.SubmitOutcome;
import java.time.Duration;
import java.util.UUID;

/// What it means when Runware does not take a task.
final class Refusals {

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(10);

    private Refusals() {}

    /// What the answer says of a request that held this task alone.
    static SubmitOutcome of(Reply.Answered answer, RunwareAnswer content, UUID task) {
        return content.refusal(task).map(problem -> byProblem(answer, problem)).orElseGet(() -> byStatus(answer));
    }

    private static SubmitOutcome byProblem(Reply.Answered answer, Problem problem) {
        String reason = problem.code() + ": " + problem.message();
        ErrorClass errorClass = ErrorClass.of(problem);
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
    static SubmitOutcome byStatus(Reply.Answered answer) {
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

    private static SubmitOutcome throttled(Reply.Answered answer, String reason) {
        return new SubmitOutcome.Throttled(reason, answer.retryAfter().orElse(RATE_LIMIT_PAUSE));
    }
}
