package io.reelay.intake.http;

import io.reelay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Numbers in query parameters, with errors that name the parameter.
public final class IntParam {

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private IntParam() {}

    /// The size of a page.
    public static int limit(@Nullable String given) {
        return given == null ? DEFAULT_PAGE : within("limit", given, LARGEST_PAGE);
    }

    /// A number from 1 to the largest.
    public static int within(String name, String given, int largest) {
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number that is too large.
        }
        throw ProblemException.invalid(name, "must be a whole number from 1 to " + largest + ".");
    }
}
