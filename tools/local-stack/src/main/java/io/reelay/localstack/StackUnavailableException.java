package io.reelay.localstack;

/// A component did not become ready. The message names the component and the reason.
public final class StackUnavailableException extends RuntimeException {

    StackUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
