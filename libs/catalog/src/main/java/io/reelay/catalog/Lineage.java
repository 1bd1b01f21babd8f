package io.reelay.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a model stands among its relatives.
///
/// @param family the name of its family: `gen-4`
/// @param versions words by which callers may ask for it without knowing its name
/// @param replaces versions that are gone and whose successor it is
/// @param retirement set once the provider has switched the model off
public record Lineage(
        String family,
        Set<String> versions,
        Set<String> replaces,
        @Nullable Retirement retirement) {

    /// The end of a model: the day on which the provider switched it off, and what to use instead.
    public record Retirement(String since, String successor) {}

    public Lineage {
        versions = NullToEmpty.asEmpty(versions);
        replaces = NullToEmpty.asEmpty(replaces);
    }
}
