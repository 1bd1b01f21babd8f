package io.reelay.safehttp;

/// Why an outbound request failed, and whether a retry can help.
public enum OutboundFailure {
    /// Not an absolute http(s) URL with a host, or a URL with credentials.
    MALFORMED_URL(false),
    /// Plain http to a target that the operator has not allowed.
    INSECURE_SCHEME(false),
    /// The host has an address that is neither public nor allowed.
    PRIVATE_ADDRESS(false),
    /// The name server does not know the host or does not answer.
    UNKNOWN_HOST(true),
    CONNECT_FAILED(true),
    TIMEOUT(true),
    /// The connection broke, the body ended before its declared length, or the headers exceeded their limit.
    TRANSFER_FAILED(true),
    TOO_LARGE(false),
    /// The body has a `Content-Encoding` that is neither gzip nor deflate.
    UNSUPPORTED_CODING(false),
    TOO_MANY_REDIRECTS(false),
    /// A status other than 2xx that a retry will not change.
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
