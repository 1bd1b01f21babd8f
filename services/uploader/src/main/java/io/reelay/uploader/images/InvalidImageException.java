package io.reelay.uploader.images;

/// The image cannot be used. The message is for the caller and follows the name of the field.
public final class InvalidImageException extends RuntimeException {

    /// The reason of the rejection.
    public enum Reason {
        TOO_LARGE,
        TOO_MANY_PIXELS,
        UNSUPPORTED_TYPE,
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
