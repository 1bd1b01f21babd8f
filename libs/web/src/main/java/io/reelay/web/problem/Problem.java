package io.reelay.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The problem document (RFC 9457, `application/problem+json`) with the extension members of Reelay. Members that do
/// not apply are null and omitted.
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
    /// @param trace the trace id of the request
    static Problem of(ProblemDetail detail, String path, String trace) {
        return new Problem(
                detail.code().type(),
                detail.code().title(),
                detail.code().status(),
                detail.detail(),
                path,
                detail.code(),
                detail.code().retryable(),
                trace,
                detail.errors(),
                detail.creditsRequired(),
                detail.creditsAvailable(),
                detail.retryAfterSeconds());
    }
}
