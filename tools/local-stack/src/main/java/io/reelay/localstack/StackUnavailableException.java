package io.reelay.localstack;

/// A part did not get as far as serving; the message says which and why.
public final class StackUnavailableException extends RuntimeException {

    StackUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
