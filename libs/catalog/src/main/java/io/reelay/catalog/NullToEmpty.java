package io.reelay.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Converts collections that a catalog file omits to empty ones.
final class NullToEmpty {

    private NullToEmpty() {}

    static <T> List<T> asEmpty(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <T> Set<T> asEmpty(@Nullable Set<T> given) {
        return given == null ? Set.of() : Set.copyOf(given);
    }

    static <K, V> Map<K, V> asEmpty(@Nullable Map<K, V> given) {
        return given == null ? Map.of() : Map.copyOf(given);
    }
}
