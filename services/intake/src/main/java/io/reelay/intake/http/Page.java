package io.reelay.intake.http;

import io.reelay.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A part of a list, newest first.
///
/// @param nextCursor where the list goes on; null at its end
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /// Makes a page of what was found.
    ///
    /// @param found one item more than the page is to have, if the list goes on
    /// @param place what an item's place in the list is known by
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, String> place, Function<S, T> view) {
        var items = found.stream().limit(limit).map(view).toList();
        var next = found.size() > limit ? encoded(place.apply(found.get(limit - 1))) : null;
        return new Page<>(items, next);
    }

    /// The place that a cursor stands for.
    ///
    /// @param plausible whether a place can be one of the list's
    public static @Nullable String placeOf(@Nullable String cursor, Predicate<String> plausible) {
        if (cursor == null) {
            return null;
        }
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plausible.test(place)) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like one of another list.
        }
        throw ProblemException.invalid("cursor", "is not a valid cursor; pass `nextCursor` unchanged.");
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
