package io.reelay.messaging.events;

/// The record is not a Reelay event. A retry cannot help, so the record becomes a dead letter.
public class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
