package io.reelay.intake.http;

import io.reelay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Parses whole numbers in query parameters. Errors name the parameter.
public final class IntParam {

    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 200;

    private IntParam() {}

    /// The page size.
    public static int pageSize(@Nullable String given) {
        return given == null ? DEFAULT_PAGE : parse("limit", given, MAX_PAGE);
    }

    /// A number from 1 to `max`.
    public static int parse(String name, String given, int max) {
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw ProblemException.invalid(name, "must be a whole number from 1 to " + max + ".");
    }
}
