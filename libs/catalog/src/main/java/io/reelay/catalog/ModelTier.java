package io.reelay.catalog;

import java.util.Locale;

/// Selects one of the default models of a provider: the standard one or the better, more expensive one.
public enum ModelTier {
    STANDARD,
    HIGH;

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
