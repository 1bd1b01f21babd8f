package io.reelay.runware;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.RunwareError;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.http.ProviderResponse;
import java.time.Duration;
import java.util.UUID;

/// Interprets the errors of a submission.
final class RunwareFailures {

    private static final Duration RATE_LIMIT_PAUSE = Duration.ofSeconds(10);

    private RunwareFailures() {}

    /// Interprets the answer to a request that contains only this task.
    static SubmitOutcome of(ProviderResponse.Answered answer, RunwareResponseBody body, UUID task) {
        return body.requestError(task).map(error -> byError(answer, error)).orElseGet(() -> byStatus(answer));
    }

    private static SubmitOutcome byError(ProviderResponse.Answered answer, RunwareError error) {
        String reason = error.code() + ": " + error.message();
        RunwareErrorType errorType = RunwareErrorType.of(error);
        return switch (errorType) {
            case RATE_LIMIT -> throttled(answer, reason);
            case AUTH -> new SubmitOutcome.KeyRefused(reason);
            // The task may exist. Its UUID makes it safe to send the request again.
            case TIMEOUT, SERVER -> new SubmitOutcome.Unknown(reason);
            case QUOTA, SAFETY, GONE, NOT_FOUND, UPSTREAM, VALIDATION, OTHER ->
                new SubmitOutcome.Refused(errorType.failure(error));
        };
    }

    /// Interprets the status alone, when the body is not readable.
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
