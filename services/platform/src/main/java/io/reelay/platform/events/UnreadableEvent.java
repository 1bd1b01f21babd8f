package io.reelay.platform.events;

/// A record is not an event of ours, and trying again cannot help: it belongs among the dead letters.
public class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableEvent(String message) {
        super(message);
    }

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
