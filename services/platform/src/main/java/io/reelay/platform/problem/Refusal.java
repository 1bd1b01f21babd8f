package io.reelay.platform.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a request is refused: a code, a sentence that says what to do, and what else the caller should know. The edges
/// make their own form of it, such as a [Problem].
public record Refusal(
        ErrorCode code,
        String detail,
        @Nullable List<FieldError> errors,
        @Nullable Long creditsRequired,
        @Nullable Long creditsAvailable,
        @Nullable Long retryAfterSeconds) {

    public static Refusal of(ErrorCode code, String detail) {
        return new Refusal(code, detail, null, null, null, null);
    }

    public Refusal withErrors(List<FieldError> fields) {
        return new Refusal(code, detail, List.copyOf(fields), creditsRequired, creditsAvailable, retryAfterSeconds);
    }

    public Refusal withCredits(long required, long available) {
        return new Refusal(code, detail, errors, required, available, retryAfterSeconds);
    }

    /// Rounded up to whole seconds, so that who waits that long is not too early.
    public Refusal withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(code, detail, errors, creditsRequired, creditsAvailable, seconds);
    }
}
