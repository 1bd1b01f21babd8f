package io.reelay.uploader.archive;

/// The provider's result is not what it should be; fetching it again does not help.
final class ResultRefused extends RuntimeException {

    ResultRefused(String message, Throwable cause) {
        super(message, cause);
    }

    ResultRefused(String message) {
        super(message);
    }
}
