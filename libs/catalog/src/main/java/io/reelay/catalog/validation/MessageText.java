package io.reelay.catalog.validation;

import java.util.List;
import java.util.stream.Collectors;

/// Formats values for error messages.
final class MessageText {

    private static final int LONGEST_QUOTE = 60;

    private MessageText() {}

    /// Shortens a long value of a request.
    static String quote(String value) {
        boolean fits = value.length() <= LONGEST_QUOTE;
        return fits ? value : value.substring(0, value.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…";
    }

    /// `5`, or `one of 4, 6, 8`.
    static String oneOf(List<?> values) {
        String listed = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() == 1 ? listed : "one of " + listed;
    }
}
