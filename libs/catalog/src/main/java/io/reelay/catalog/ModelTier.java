package io.reelay.catalog;

import java.util.Locale;

/// Which of a provider's default models is meant when a caller names none: the usual one or the better, dearer one.
public enum ModelTier {
    STANDARD,
    HIGH;

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
