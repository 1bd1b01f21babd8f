package io.reelay.runware;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.runware.wire.RunwareResponseBody.Problem;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an error of Runware means. There are hundreds of codes and they change, so they are told apart by their shape;
/// the classes are tried in the order in which they stand here.
enum RunwareErrorType {
    QUOTA(
            "(?i)credits|quota|balance|^paymentRequired$",
            FailureCode.PROVIDER_QUOTA,
            "The Runware account has no credits left; the operator must buy some."),
    RATE_LIMIT("(?i)rateLimit", FailureCode.PROVIDER_UNAVAILABLE, "Runware has too much to do; try again later."),
    SAFETY(
            "(?i)contentPolicyViolation$|ContentDetected$|Blocked$|^moderationFailed$|^invalidProviderContent$",
            FailureCode.MODERATED,
            "The moderation refused the prompt, the picture or the result; change them."),
    AUTH(
            "(?i)apiKey|^unauthorized$|^forbidden$|^permissionDenied$|^insufficientPermissions$|^auth[a-zA-Z]*(Failed|Timeout)$"
                    + "|^token(Expired|Invalid|Missing|Revoked)$|^(account|organization|workspace)(Suspended|Disabled)$",
            FailureCode.PROVIDER_QUOTA,
            "Runware refused the key; the operator must look at it."),
    TIMEOUT("(?i)timeout", FailureCode.PROVIDER_ERROR, "The model behind Runware did not answer in time; try again."),
    GONE(
            "^task(NotFound|Expired|Cancelled|FailedOrNotFound)$",
            FailureCode.PROVIDER_ERROR,
            "The task is gone at Runware; send the job again."),
    NOT_FOUND(
            "(NotFound|Expired)$|^unknownModel$",
            FailureCode.PROVIDER_REJECTED,
            "Runware does not know what was asked for; the operator must look at the catalog."),
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

    private static final Pattern ABOUT_MODERATION =
            Pattern.compile("moderation|content policy|safety", Pattern.CASE_INSENSITIVE);

    private final Pattern codes;
    private final FailureCode failureCode;
    private final String sentence;

    RunwareErrorType(String codes, FailureCode failureCode, String sentence) {
        this.codes = Pattern.compile(codes);
        this.failureCode = failureCode;
        this.sentence = sentence;
    }

    static RunwareErrorType of(Problem problem) {
        RunwareErrorType byCode = of(problem.code() == null ? "" : problem.code());
        boolean couldBeSafety = byCode.compareTo(SAFETY) > 0;
        return couldBeSafety && speaksOfModeration(problem.message()) ? SAFETY : byCode;
    }

    private static RunwareErrorType of(String code) {
        return Stream.of(values())
                .filter(candidate -> candidate.codes.matcher(code).find())
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean speaksOfModeration(@Nullable String message) {
        return message != null && ABOUT_MODERATION.matcher(message).find();
    }

    /// The failure of a job that ended with this problem.
    Failure failure(Problem problem) {
        String message = problem.message() == null ? sentence : sentence + " It says: " + problem.message();
        return Failure.of(failureCode, message, problem.code(), problem.message());
    }
}
