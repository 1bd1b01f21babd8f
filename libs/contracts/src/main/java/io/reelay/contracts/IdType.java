package io.reelay.contracts;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;

/// Generates ids: a prefix for the type and a lower-case ULID, so that ids sort by their creation time (monotonic
/// within one process).
public enum IdType {
    JOB("job"),
    UPLOAD("upl"),
    BATCH("bat"),
    DELIVERY("dlv"),
    ACCOUNT("acc");

    private final String prefix;

    IdType(String prefix) {
        this.prefix = prefix;
    }

    /// Generates an id of this type, for example `job_01k9…`. Thread-safe.
    public String next() {
        return prefix + "_" + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
    }

    /// Whether the text has the format of an id of this type. The object need not exist.
    public boolean matches(String text) {
        return text.length() == prefix.length() + 27
                && text.startsWith(prefix + "_")
                && text.substring(prefix.length() + 1)
                        .chars()
                        .allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'z');
    }
}
