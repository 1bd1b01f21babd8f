package io.reelay.catalog.validation;

import java.util.List;

/// The answer to a request: a job that the model will take, or everything that is wrong with it at once.
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
