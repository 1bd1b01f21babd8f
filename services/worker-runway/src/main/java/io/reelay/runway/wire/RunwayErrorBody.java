package io.reelay.runway.wire;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of every error. Validation adds issues.
public record RunwayErrorBody(@Nullable String error, @Nullable List<Issue> issues) {

    /// One thing that the validator found.
    ///
    /// @param path keys and indexes
    public record Issue(
            @Nullable String code,
            @Nullable List<Object> path,
            @Nullable String message) {

        @Override
        public String toString() {
            String place =
                    path == null ? "" : path.stream().map(String::valueOf).collect(Collectors.joining("."));
            return place.isEmpty() ? String.valueOf(message) : place + ": " + message;
        }
    }

    /// The error with its issues, in one line.
    public String text() {
        String head = error == null ? "" : error;
        if (issues == null || issues.isEmpty()) {
            return head;
        }
        return issues.stream().map(Issue::toString).collect(Collectors.joining("; ", head + " (", ")"));
    }
}
