package io.reelay.localstack.system;

/// A setting or an option makes no sense; the message names it and says what would.
public final class InvalidSettingException extends RuntimeException {
    InvalidSettingException(String message) {
        super(message);
    }
}
