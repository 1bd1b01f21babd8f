package io.reelay.localstack.system;

/// A setting or option is not valid. The message names it and describes the valid values.
public final class InvalidSettingException extends RuntimeException {
    InvalidSettingException(String message) {
        super(message);
    }
}
