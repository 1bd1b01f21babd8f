package io.reelay.catalog.validation;

import java.util.List;
import java.util.stream.Collectors;

/// Lists of values as people say them.
final class Sentence {

    private Sentence() {}

    /// `5`, or `one of 4, 6, 8`.
    static String oneOf(List<?> values) {
        String listed = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() == 1 ? listed : "one of " + listed;
    }
}
