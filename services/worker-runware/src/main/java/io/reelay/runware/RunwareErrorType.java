package io.reelay.runware;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runware.wire.RunwareResponseBody.RunwareError;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Classifies the errors of Runware. Runware has hundreds of error codes and changes them, so a pattern for each type
/// matches them. The first type that matches wins, in the order of declaration.
enum RunwareErrorType {
    QUOTA(
            "(?i)credits|quota|balance|^paymentRequired$",
            FailureCode.PROVIDER_QUOTA,
            "The Runware account has no credits left; the operator must buy some."),
    RATE_LIMIT("(?i)rateLimit", FailureCode.PROVIDER_UNAVAILABLE, "Runware is overloaded; try again later."),
    SAFETY(
            "(?i)contentPolicyViolation$|ContentDetected$|Blocked$|^moderationFailed$|^invalidProviderContent$",
            FailureCode.MODERATED,
            "The moderation refused the prompt, the image or the result; change the prompt or the image."),
    AUTH(
            "(?i)apiKey|^unauthorized$|^forbidden$|^permissionDenied$|^insufficientPermissions$|^auth[a-zA-Z]*(Failed|Timeout)$"
                    + "|^token(Expired|Invalid|Missing|Revoked)$|^(account|organization|workspace)(Suspended|Disabled)$",
            FailureCode.PROVIDER_QUOTA,
            "Runware refused the API key; the operator must check it."),
    TIMEOUT("(?i)timeout", FailureCode.PROVIDER_ERROR, "The model behind Runware did not answer in time; try again."),
    GONE(
            "^task(NotFound|Expired|Cancelled|FailedOrNotFound)$",
            FailureCode.PROVIDER_ERROR,
            "Runware no longer has the task; submit the job again."),
    NOT_FOUND(
            "(NotFound|Expired)$|^unknownModel$",
            FailureCode.PROVIDER_REJECTED,
            "Runware does not know the model or a value of the request; the operator must check the catalog."),
    SERVER(
            "^(internalServerError|(service|server)Unavailable|(standard|unknown|undefined|default)Error"
                    + "|unrecognizedResponse)$",
            FailureCode.PROVIDER_ERROR,
            "Runware failed; try again later."),
    UPSTREAM(
            "^provider|^(inferenceError|processingFailed|(task|download|upload)Failed|noAvailableServer"
                    + "|model(Unavailable|NotReady))$",
            FailureCode.PROVIDER_ERROR,
            "The model behind Runware failed; try again later."),
    VALIDATION(
            "^(invalid|missing|conflict|duplicate|unsupported|value|array|max|mismatch|unknown)"
                    + "|^(incompatibleParameters|validationFailed)$",
            FailureCode.INVALID_INPUT,
            "Runware refused the request."),
    OTHER("", FailureCode.PROVIDER_REJECTED, "Runware refused the request.");

    private static final Pattern MODERATION_WORDS =
            Pattern.compile("moderation|content policy|safety", Pattern.CASE_INSENSITIVE);

    private final Pattern codes;
    private final FailureCode failureCode;
    private final String explanation;

    RunwareErrorType(String codes, FailureCode failureCode, String explanation) {
        this.codes = Pattern.compile(codes);
        this.failureCode = failureCode;
        this.explanation = explanation;
    }

    static RunwareErrorType of(RunwareError error) {
        RunwareErrorType byCode = of(error.code() == null ? "" : error.code());
        boolean lessSpecificThanSafety = byCode.compareTo(SAFETY) > 0;
        return lessSpecificThanSafety && mentionsModeration(error.message()) ? SAFETY : byCode;
    }

    private static RunwareErrorType of(String code) {
        return Stream.of(values())
                .filter(candidate -> candidate.codes.matcher(code).find())
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean mentionsModeration(@Nullable String message) {
        return message != null && MODERATION_WORDS.matcher(message).find();
    }

    /// The failure of a job that ended with this error.
    Failure failure(RunwareError error) {
        String message = error.message() == null ? explanation : explanation + " Runware says: " + error.message();
        return Failure.of(failureCode, message, error.code(), error.message());
    }
}
