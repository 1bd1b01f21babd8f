package io.reelay.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.reelay.support.failures.TransientFailures;
import jakarta.ws.rs.WebApplicationException;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Maps exceptions to problems: our own, those of the HTTP layer and those of the JSON parser. An outage becomes
/// `UNAVAILABLE`. Any other exception becomes `INTERNAL`, and its message is not disclosed to the caller.
final class ProblemMapper {

    private static final Duration OUTAGE_RETRY_AFTER = Duration.ofSeconds(5);

    private ProblemMapper() {}

    static ProblemDetail problemOf(Throwable failure) {
        return switch (failure) {
            case ProblemException refused -> refused.problem();
            case JsonProcessingException json -> json(json);
            case WebApplicationException http
            when http.getCause() instanceof JsonProcessingException json -> json(json);
            case WebApplicationException http -> http(http);
            case Throwable outage
            when TransientFailures.causes(outage) ->
                ProblemDetail.of(
                                ErrorCode.UNAVAILABLE,
                                "A service that this one depends on is not available. Try again in a few seconds.")
                        .withRetryAfter(OUTAGE_RETRY_AFTER);
            default ->
                ProblemDetail.of(
                        ErrorCode.INTERNAL,
                        "The request failed unexpectedly. Try again; if it fails again, report the traceId.");
        };
    }

    private static ProblemDetail http(WebApplicationException failure) {
        ErrorCode code = ErrorCode.ofStatus(failure.getResponse().getStatus());
        return ProblemDetail.of(
                code,
                switch (code) {
                    case NOT_FOUND -> "This path does not exist.";
                    case METHOD_NOT_ALLOWED -> "This path does not support this method.";
                    case NOT_ACCEPTABLE -> "This path answers with JSON; accept application/json.";
                    case UNSUPPORTED_MEDIA_TYPE -> "This path does not support this Content-Type.";
                    case PAYLOAD_TOO_LARGE -> "The body is larger than this path accepts.";
                    case INVALID_REQUEST,
                            UNAUTHENTICATED,
                            INSUFFICIENT_CREDITS,
                            FORBIDDEN,
                            IDEMPOTENCY_IN_PROGRESS,
                            ALREADY_FINISHED,
                            NOT_FINISHED,
                            IDEMPOTENCY_MISMATCH,
                            RATE_LIMITED,
                            DAILY_LIMIT,
                            INTERNAL,
                            UNAVAILABLE -> code.title() + ".";
                });
    }

    private static ProblemDetail json(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                invalid(path(unknown), "is not a field of this request.", knownFields(unknown));
            case InvalidFormatException wrong ->
                invalid(
                        path(wrong),
                        "cannot be read from " + quoted(wrong.getValue()) + ": it " + expected(wrong),
                        allowed(wrong));
            case JsonMappingException wrong
            when !wrong.getPath().isEmpty() -> invalid(path(wrong), expected(wrong), null);
            default ->
                ProblemDetail.of(ErrorCode.INVALID_REQUEST, "The body is not well-formed JSON" + place(failure) + ".");
        };
    }

    private static ProblemDetail invalid(String field, String message, @Nullable List<?> allowed) {
        return ProblemDetail.of(ErrorCode.INVALID_REQUEST, field + " " + message)
                .withErrors(List.of(new FieldError(field, message, allowed)));
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static @Nullable List<?> knownFields(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds() == null
                ? null
                : unknown.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
    }

    private static @Nullable List<?> allowed(InvalidFormatException wrong) {
        Class<?> type = wrong.getTargetType();
        return type != null && type.isEnum() ? List.of(type.getEnumConstants()) : null;
    }

    /// The expected type, in the terms of JSON.
    private static String expected(JsonMappingException wrong) {
        if (wrong.getCause() instanceof InputCoercionException) {
            return "is a number that is too large.";
        }
        Class<?> type = wrong instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "does not have the expected JSON type.";
        }
        return "must be " + (type.isEnum() ? "one of the allowed words." : jsonType(boxed(type)));
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static String jsonType(Class<?> type) {
        if (type == Integer.class || type == Long.class) {
            return "a whole number.";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number.";
        }
        if (type == Boolean.class) {
            return "true or false.";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a JSON array.";
        }
        return CharSequence.class.isAssignableFrom(type) ? "text." : "a JSON object.";
    }

    private static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 64 ? text.substring(0, 64) + "…" : text) + "'";
    }

    private static String place(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
