package io.reelay.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The problem document (RFC 9457) with Reelay's members; `application/problem+json`. Members that do not apply are
/// null and not written.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        ErrorCode code,
        boolean retryable,
        @Nullable String traceId,
        @Nullable List<FieldError> errors,
        @Nullable Long creditsRequired,
        @Nullable Long creditsAvailable,
        @Nullable Long retryAfterSeconds) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// A problem of a code with a sentence that says what to do.
    public static Problem of(ErrorCode code, String detail) {
        return new Problem(
                code.type(),
                code.title(),
                code.status(),
                detail,
                null,
                code,
                code.retryable(),
                null,
                null,
                null,
                null,
                null);
    }

    public Problem withErrors(List<FieldError> fields) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                code,
                retryable,
                traceId,
                List.copyOf(fields),
                creditsRequired,
                creditsAvailable,
                retryAfterSeconds);
    }

    public Problem withCredits(long required, long available) {
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                code,
                retryable,
                traceId,
                errors,
                required,
                available,
                retryAfterSeconds);
    }

    /// Rounded up to whole seconds, so that who waits that long is not too early.
    public Problem withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Problem(
                type,
                title,
                status,
                detail,
                instance,
                code,
                retryable,
                traceId,
                errors,
                creditsRequired,
                creditsAvailable,
                seconds);
    }

    /// Where it happened: the path of the request and the trace it belongs to.
    public Problem at(String path, String trace) {
        return new Problem(
                type,
                title,
                status,
                detail,
                path,
                code,
                retryable,
                trace,
                errors,
                creditsRequired,
                creditsAvailable,
                retryAfterSeconds);
    }
}
