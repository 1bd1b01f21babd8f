package io.reelay.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field that was wrong: its name as the caller wrote it, a sentence, and the values that would have been right
/// where they can be listed.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        String field, String message, @Nullable List<?> allowed) {

    public FieldError(String field, String message) {
        this(field, message, null);
    }
}
