package io.reelay.web.problem;

import java.util.List;

/// A request is refused. The edges render the problem in their own form. This is an expected outcome: it is not logged
/// as an error and has no stack trace.
public final class ProblemException extends RuntimeException {

    private final transient ProblemDetail problem;

    public ProblemException(ProblemDetail problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ErrorCode code, String detail) {
        this(ProblemDetail.of(code, detail));
    }

    /// `INVALID_REQUEST` about one field.
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /// `INVALID_REQUEST` about one field with a list of its allowed values.
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

    public ProblemDetail problem() {
        return problem;
    }

    public ErrorCode code() {
        return problem.code();
    }
}
