package io.reelay.catalog;

import io.reelay.contracts.Mode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Restricts a provider field to some durations or modes: background music only with four seconds.
///
/// @param field     the name of the provider field
/// @param values    the restricted values; empty for all
/// @param durations the allowed durations; empty for all
/// @param modes     the allowed modes; empty for all
/// @param message   the error message
public record FieldConstraint(
        String field, List<Object> values, List<Integer> durations, Set<Mode> modes, String message) {

    public FieldConstraint {
        values = NullToEmpty.asEmpty(values);
        durations = NullToEmpty.asEmpty(durations);
        modes = NullToEmpty.asEmpty(modes);
    }

    /// Whether a request with these settings violates the constraint.
    public boolean forbids(Map<String, Object> fields, int duration, Mode mode) {
        Object value = fields.get(field);
        boolean restricted = value != null && (values.isEmpty() || values.contains(value));
        return restricted && !(allows(durations, duration) && allows(modes, mode));
    }

    private static <T> boolean allows(Collection<T> allowed, T given) {
        return allowed.isEmpty() || allowed.contains(given);
    }
}
