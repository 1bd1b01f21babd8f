package io.reelay.uploader.images;

/// A picture that cannot be used. The message is a sentence for the caller, to be put behind the name of the field.
public final class InvalidImageException extends RuntimeException {

    /// The classes of refusal.
    public enum Reason {
        TOO_LARGE,
        TOO_MANY_PIXELS,
        NO_PICTURE,
        CORRUPT,
        WRONG_RATIO,
        TOO_SMALL,
        CANNOT_FIT
    }

    private final Reason reason;

    InvalidImageException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
