package io.reelay.intake.http;

import io.reelay.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A page of a list, newest items first.
///
/// @param nextCursor the start of the next page; null on the last page
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /// Makes a page from the items that were found.
    ///
    /// @param found    at most `limit` items, and one more if there is a next page
    /// @param position the position of an item in the list
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, String> position, Function<S, T> view) {
        var items = found.stream().limit(limit).map(view).toList();
        var next = found.size() > limit ? encodeCursor(position.apply(found.get(limit - 1))) : null;
        return new Page<>(items, next);
    }

    /// The position that a cursor encodes; null without a cursor.
    ///
    /// @param valid whether a position has the form that the list uses
    public static @Nullable String decodeCursor(@Nullable String cursor, Predicate<String> valid) {
        if (cursor == null) {
            return null;
        }
        try {
            var position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (valid.test(position)) {
                return position;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, like a cursor of another list.
        }
        throw ProblemException.invalid("cursor", "is not a valid cursor; pass `nextCursor` unchanged.");
    }

    private static String encodeCursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
