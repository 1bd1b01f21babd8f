package io.reelay.web.problem;

import java.net.URI;
import java.util.Locale;

/// The code of a refused request, used in the problem document, in metrics and in the runbook. Each code has one HTTP
/// status and says whether the unchanged request can succeed later.
public enum ErrorCode {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "An API key is required"),
    INSUFFICIENT_CREDITS(402, "Not enough credits"),
    FORBIDDEN(403, "This key may not do that"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running", Retry.LATER),
    ALREADY_FINISHED(409, "The job is already finished"),
    NOT_FINISHED(409, "The job is not finished yet", Retry.LATER),
    PAYLOAD_TOO_LARGE(413, "The payload is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This kind of content is not supported"),
    IDEMPOTENCY_MISMATCH(422, "This key belongs to another request"),
    RATE_LIMITED(429, "Too many requests", Retry.LATER),
    DAILY_LIMIT(429, "The plan's daily limit is reached", Retry.LATER),
    INTERNAL(500, "Something went wrong on our side", Retry.LATER),
    UNAVAILABLE(503, "Not available right now", Retry.LATER);

    private enum Retry {
        NEVER,
        LATER
    }

    private final int status;
    private final String title;
    private final Retry retry;

    ErrorCode(int status, String title) {
        this(status, title, Retry.NEVER);
    }

    ErrorCode(int status, String title, Retry retry) {
        this.status = status;
        this.title = title;
        this.retry = retry;
    }

    public int status() {
        return status;
    }

    /// The same for every occurrence, as RFC 9457 requires.
    public String title() {
        return title;
    }

    /// Whether the unchanged request can succeed later.
    public boolean retryable() {
        return retry == Retry.LATER;
    }

    public URI type() {
        return URI.create(
                "urn:reelay:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// The code for a status that the HTTP layer has chosen.
    public static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
    }
}
