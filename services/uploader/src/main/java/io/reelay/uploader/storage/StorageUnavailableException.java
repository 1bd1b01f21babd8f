package io.reelay.uploader.storage;

import java.io.IOException;

/// The object storage is unreachable or rejected a request; a later retry can succeed. The cause is an
/// [IOException], so that event consumers recognise an outage.
public final class StorageUnavailableException extends RuntimeException {

    StorageUnavailableException(String message, Throwable cause) {
        super(message, cause instanceof IOException ? cause : new IOException(cause.getMessage(), cause));
    }
}
