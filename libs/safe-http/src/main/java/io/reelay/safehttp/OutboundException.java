package io.reelay.safehttp;

import org.jspecify.annotations.Nullable;

/// An outbound request failed. The message is a sentence for the caller of the API. It names the host, never an IP
/// address that the host resolves to.
public class OutboundException extends RuntimeException {

    private final OutboundFailure failure;

    OutboundException(OutboundFailure failure, String message) {
        this(failure, message, null);
    }

    OutboundException(OutboundFailure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public OutboundFailure failure() {
        return failure;
    }
}
