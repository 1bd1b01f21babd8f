package io.reelay.catalog.validation;

import java.util.List;

/// The result of a validation: the resolved request or all its errors.
public sealed interface Validation {

    record Accepted(ResolvedRequest job) implements Validation {}

    record Refused(List<FieldError> errors) implements Validation {

        public Refused {
            errors = List.copyOf(errors);
        }

        Refused(FieldError error) {
            this(List.of(error));
        }
    }
}
