package io.reelay.catalog.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the errors and adjustments of one validation, in the order of the fields.
final class ValidationErrors {

    static final String MODEL_DEFAULT = "model default";
    static final String FIXED_BY_MODEL = "fixed by the model";
    static final String FIXED_BY_ALIAS = "fixed by the alias";

    private final List<FieldError> errors = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    void error(String field, String message, List<?> allowed) {
        errors.add(new FieldError(field, message, List.copyOf(allowed)));
    }

    void error(String field, String message) {
        error(field, message, List.of());
    }

    void filledIn(String field, Object value, String reason) {
        adjusted(field, null, value, reason);
    }

    void adjusted(String field, @Nullable Object from, Object to, String reason) {
        adjustments.add(new Adjustment(field, from, to, reason));
    }

    List<FieldError> errors() {
        return errors;
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }
}
