package io.reelay.safehttp;

/// The target may not be reached, and nothing was sent to it. The reason is `MALFORMED_URL`, `INSECURE_SCHEME`,
/// `PRIVATE_ADDRESS` or `UNKNOWN_HOST`.
public final class BlockedTargetException extends OutboundException {

    BlockedTargetException(OutboundFailure failure, String message) {
        super(failure, message);
    }
}
