package io.reelay.uploader.storage;

import java.io.IOException;

/// The object storage cannot be reached or does not do what it is told; trying again later can help. Its cause is an
/// [IOException], so that who receives events knows an outage when he sees it.
public final class StorageUnavailableException extends RuntimeException {

    StorageUnavailableException(String message, Throwable cause) {
        super(message, cause instanceof IOException ? cause : new IOException(cause.getMessage(), cause));
    }
}
