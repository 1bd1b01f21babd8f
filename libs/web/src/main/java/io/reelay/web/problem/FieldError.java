package io.reelay.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invalid field: its name in the request, a message that continues the name, and the allowed values if they can be
/// listed.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        String field, String message, @Nullable List<?> allowed) {

    public FieldError(String field, String message) {
        this(field, message, null);
    }
}
