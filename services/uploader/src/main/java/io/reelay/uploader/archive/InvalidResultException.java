package io.reelay.uploader.archive;

/// The provider's result is not usable; a second download would not help.
final class InvalidResultException extends RuntimeException {

    InvalidResultException(String message, Throwable cause) {
        super(message, cause);
    }

    InvalidResultException(String message) {
        super(message);
    }
}
