package io.reelay.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
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
        String instance,
        ErrorCode code,
        boolean retryable,
        String traceId,
        @Nullable List<FieldError> errors,
        @Nullable Long creditsRequired,
        @Nullable Long creditsAvailable,
        @Nullable Long retryAfterSeconds) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// @param path  of the request
    /// @param trace the id of the trace it belongs to
    static Problem of(ProblemDetail refusal, String path, String trace) {
        return new Problem(
                refusal.code().type(),
                refusal.code().title(),
                refusal.code().status(),
                refusal.detail(),
                path,
                refusal.code(),
                refusal.code().retryable(),
                trace,
                refusal.errors(),
                refusal.creditsRequired(),
                refusal.creditsAvailable(),
                refusal.retryAfterSeconds());
    }
}
