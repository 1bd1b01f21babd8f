package io.reelay.catalog.validation;

import java.util.List;
import java.util.stream.Collectors;

/// Values as people say them.
final class MessageText {

    private static final int LONGEST_QUOTE = 60;

    private MessageText() {}

    /// What a caller wrote; of something long the beginning.
    static String quote(String written) {
        boolean fits = written.length() <= LONGEST_QUOTE;
        return fits ? written : written.substring(0, written.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…";
    }

    /// `5`, or `one of 4, 6, 8`.
    static String oneOf(List<?> values) {
        String listed = values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return values.size() == 1 ? listed : "one of " + listed;
    }
}
