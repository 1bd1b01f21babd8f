package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runway.wire.RunwayCreatedTask;
import io.reelay.runway.wire.RunwayErrorBody;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Interprets the answer to the creation of a task. Runway often explains an error only in its message, so the message
/// is checked, too.
final class RunwayCreateResponses {

    /// The daily limit is a sliding window of 24 hours; Runway does not say when the next task is allowed.
    private static final Duration DAILY_LIMIT_PAUSE = Duration.ofMinutes(15);

    private static final Pattern IMAGE_ERROR = Pattern.compile("\\basset\\b|data uri", Pattern.CASE_INSENSITIVE);

    private RunwayCreateResponses() {}

    static SubmitOutcome read(ProviderResponse.Answered answer) {
        if (answer.successful()) {
            return ProviderJson.read(answer.body(), RunwayCreatedTask.class)
                    .map(RunwayCreatedTask::id)
                    .<SubmitOutcome>map(SubmitOutcome.Accepted::new)
                    .orElseGet(() -> new SubmitOutcome.Unknown("accepted, but the answer contains no task id"));
        }
        int status = answer.status();
        String text = ProviderJson.read(answer.body(), RunwayErrorBody.class)
                .map(RunwayErrorBody::text)
                .orElse("");
        String reason = "HTTP " + status + (text.isEmpty() ? "" : ": " + text);
        return switch (status) {
            case 401 -> new SubmitOutcome.KeyRefused(reason);
            case 403 ->
                text.contains("Model variant")
                        ? new SubmitOutcome.Refused(refusalOf(status, text))
                        : new SubmitOutcome.KeyRefused(reason);
            case 429 -> new SubmitOutcome.Throttled(reason, pause(answer, text));
            // Load shedding: Runway refused the request before it created a task. After 502 or 504 this is unknown.
            case 503 -> new SubmitOutcome.NotSent(reason);
            case 408 -> new SubmitOutcome.Unknown(reason);
            default ->
                status >= 500 ? new SubmitOutcome.Unknown(reason) : new SubmitOutcome.Refused(refusalOf(status, text));
        };
    }

    private static @Nullable Duration pause(ProviderResponse.Answered answer, String text) {
        boolean dailyLimit = text.toLowerCase(Locale.ROOT).contains("daily");
        return answer.retryAfter().orElse(dailyLimit ? DAILY_LIMIT_PAUSE : null);
    }

    private static Failure refusalOf(int status, String text) {
        if (text.contains("enough credits")) {
            return failure(
                    FailureCode.PROVIDER_QUOTA,
                    "The Runway account has no credits left; the operator must buy some.",
                    status,
                    text);
        }
        if (IMAGE_ERROR.matcher(text).find()) {
            return failure(FailureCode.MEDIA_INVALID, "Runway cannot use the image: " + text, status, text);
        }
        return switch (status) {
            case 400, 422 -> failure(FailureCode.INVALID_INPUT, "Runway refused the request: " + text, status, text);
            case 413 -> failure(FailureCode.MEDIA_INVALID, "The image is too large for Runway.", status, text);
            default -> failure(FailureCode.PROVIDER_REJECTED, "Runway refused the request: " + text, status, text);
        };
    }

    private static Failure failure(FailureCode code, String message, int status, String text) {
        return Failure.of(code, message, "HTTP " + status, text);
    }
}
