package io.reelay.catalog.validation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// An error in a field of a request.
///
/// @param field   the name of the field, dotted for provider fields: `providerFields.bgm`
/// @param message how to correct it
/// @param allowed the allowed values; empty if they cannot be listed
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldError(String field, String message, List<Object> allowed) {

    public FieldError {
        allowed = List.copyOf(allowed);
    }
}
