package io.reelay.localstack.system;

/// A setting or an option makes no sense; the message names it and says what would.
public final class InvalidSetting extends RuntimeException {
    InvalidSetting(String message) {
        super(message);
    }
}
