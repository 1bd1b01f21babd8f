package io.reelay.catalog;

import io.reelay.contracts.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A provider field that goes only with some lengths or modes: background music only with four seconds.
///
/// @param field     name of the provider field
/// @param values    the values that are restricted; empty when all
/// @param durations the lengths they go with; empty when all
/// @param modes     the modes they go with; empty when all
/// @param message   the sentence that a caller reads
public record FieldConstraint(String field, List<Object> values, List<Integer> durations, Set<Mode> modes, String message) {

    public FieldConstraint {
        values = NullToEmpty.asEmpty(values);
        durations = NullToEmpty.asEmpty(durations);
        modes = NullToEmpty.asEmpty(modes);
    }

    /// Whether a request with these settings breaks the rule.
    public boolean forbids(Map<String, Object> fields, int duration, Mode mode) {
        Object value = fields.get(field);
        boolean concerned = value != null && (values.isEmpty() || values.contains(value));
        return concerned && !(allows(durations, duration) && allows(modes, mode));
    }

    private static <T> boolean allows(Collection<T> allowed, T given) {
        return allowed.isEmpty() || allowed.contains(given);
    }
}
