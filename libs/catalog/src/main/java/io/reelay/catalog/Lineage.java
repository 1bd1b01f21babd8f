package io.reelay.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The family of a model and its versions.
///
/// @param family     the name of the family: `gen-4`
/// @param versions   version names that select this model in a request
/// @param replaces   retired versions that this model replaces
/// @param retirement null unless the provider has shut down the model
public record Lineage(
        String family,
        Set<String> versions,
        Set<String> replaces,
        @Nullable Retirement retirement) {

    /// The day on which the provider shut down the model, and the model to use instead.
    public record Retirement(String since, String successor) {}

    public Lineage {
        versions = NullToEmpty.asEmpty(versions);
        replaces = NullToEmpty.asEmpty(replaces);
    }
}
