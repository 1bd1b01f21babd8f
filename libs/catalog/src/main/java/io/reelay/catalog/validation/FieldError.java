package io.reelay.catalog.validation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// One thing that is wrong with a request.
///
/// @param field the request's field, dotted for provider fields: `providerFields.bgm`
/// @param message a sentence that says what to do
/// @param allowed the values that would do; empty when they cannot be listed
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldError(String field, String message, List<Object> allowed) {

    public FieldError {
        allowed = List.copyOf(allowed);
    }
}
