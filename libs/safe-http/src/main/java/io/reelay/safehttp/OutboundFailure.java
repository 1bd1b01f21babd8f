package io.reelay.safehttp;

/// Why an outbound request did not give what was asked for, and whether trying again can help.
public enum OutboundFailure {
    /// No absolute http(s) URL with a host, or one with credentials in it.
    MALFORMED_URL(false),
    /// Plain http to a target that the operator has not opened.
    INSECURE_SCHEME(false),
    /// The host has an address that is not public and not opened.
    PRIVATE_ADDRESS(false),
    /// The name server knows no such host, or does not answer.
    UNKNOWN_HOST(true),
    CONNECT_FAILED(true),
    TIMEOUT(true),
    /// The connection broke, the body ended before its declared length, or the headers were out of all bounds.
    TRANSFER_FAILED(true),
    TOO_LARGE(false),
    /// The body has a `Content-Encoding` that is neither gzip nor deflate.
    UNSUPPORTED_CODING(false),
    TOO_MANY_REDIRECTS(false),
    /// Any status but 2xx that a repetition will not change.
    REJECTED(false),
    /// 408, 425, 429 and 5xx.
    UNAVAILABLE(true);

    private final boolean retryable;

    OutboundFailure(boolean retryable) {
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }

    static OutboundFailure ofStatus(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500 ? UNAVAILABLE : REJECTED;
    }
}
