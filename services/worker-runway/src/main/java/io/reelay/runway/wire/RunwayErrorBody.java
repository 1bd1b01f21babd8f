package io.reelay.runway.wire;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of every error; a validation error also has issues.
public record RunwayErrorBody(
        @Nullable String error, @Nullable List<Issue> issues) {

    /// One problem that the validation found.
    ///
    /// @param path the keys and indexes that lead to the invalid value
    public record Issue(
            @Nullable String code,
            @Nullable List<Object> path,
            @Nullable String message) {

        @Override
        public String toString() {
            String location =
                    path == null ? "" : path.stream().map(String::valueOf).collect(Collectors.joining("."));
            return location.isEmpty() ? String.valueOf(message) : location + ": " + message;
        }
    }

    /// The error and its issues in one line.
    public String text() {
        String head = error == null ? "" : error;
        if (issues == null || issues.isEmpty()) {
            return head;
        }
        return issues.stream().map(Issue::toString).collect(Collectors.joining("; ", head + " (", ")"));
    }
}
