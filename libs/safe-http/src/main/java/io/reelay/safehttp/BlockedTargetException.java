package io.reelay.safehttp;

/// The target may not be reached at all: nothing was sent to it. Reasons are `MALFORMED_URL`, `INSECURE_SCHEME`,
/// `PRIVATE_ADDRESS` and `UNKNOWN_HOST`.
public final class BlockedTargetException extends OutboundException {

    BlockedTargetException(OutboundFailure failure, String message) {
        super(failure, message);
    }
}
