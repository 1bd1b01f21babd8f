package io.reelay.localstack;

import java.util.Locale;

/// A server of the local stack.
public enum StackComponent {
    KAFKA,
    POSTGRES,
    S3;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
