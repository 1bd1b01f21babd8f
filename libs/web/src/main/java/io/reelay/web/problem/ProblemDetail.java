package io.reelay.web.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a request is refused: a code, a sentence that says what to do, and further details. Each edge renders it in its
/// own form, such as a [Problem].
public record ProblemDetail(
        ErrorCode code,
        String detail,
        @Nullable List<FieldError> errors,
        @Nullable Long creditsRequired,
        @Nullable Long creditsAvailable,
        @Nullable Long retryAfterSeconds) {

    public static ProblemDetail of(ErrorCode code, String detail) {
        return new ProblemDetail(code, detail, null, null, null, null);
    }

    public ProblemDetail withErrors(List<FieldError> fields) {
        return new ProblemDetail(
                code, detail, List.copyOf(fields), creditsRequired, creditsAvailable, retryAfterSeconds);
    }

    public ProblemDetail withCredits(long required, long available) {
        return new ProblemDetail(code, detail, errors, required, available, retryAfterSeconds);
    }

    /// Rounded up to whole seconds, so that a client that waits this long does not retry too early.
    public ProblemDetail withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new ProblemDetail(code, detail, errors, creditsRequired, creditsAvailable, seconds);
    }
}
