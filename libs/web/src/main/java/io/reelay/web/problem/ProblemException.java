package io.reelay.web.problem;

import java.util.List;

/// Thrown wherever a request turns out to be refused; the edges answer with the refusal in their own form. An
/// expected outcome: it is not logged as an error and carries no stack trace.
public final class ProblemException extends RuntimeException {

    private final transient ProblemDetail refusal;

    public ProblemException(ProblemDetail refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public ProblemException(ErrorCode code, String detail) {
        this(ProblemDetail.of(code, detail));
    }

    /// `INVALID_REQUEST` about one field.
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /// `INVALID_REQUEST` about one field whose legal values can be listed.
    public static ProblemException invalid(String field, String message, List<?> allowed) {
        return invalid(List.of(new FieldError(field, message, allowed)));
    }

    /// `INVALID_REQUEST` about at least one field.
    public static ProblemException invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are not valid; see errors.";
        return new ProblemException(
                ProblemDetail.of(ErrorCode.INVALID_REQUEST, detail).withErrors(errors));
    }

    public ProblemDetail refusal() {
        return refusal;
    }

    public ErrorCode code() {
        return refusal.code();
    }
}
