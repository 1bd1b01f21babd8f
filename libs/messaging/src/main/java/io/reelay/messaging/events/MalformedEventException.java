package io.reelay.messaging.events;

/// A record is not an event of ours, and trying again cannot help: it belongs among the dead letters.
public class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedEventException(String message) {
        super(message);
    }

    public MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
