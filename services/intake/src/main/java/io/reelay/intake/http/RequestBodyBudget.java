package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limits the total size of the bodies in memory: an image in JSON takes several times its size while it is parsed. A
/// request over the limit waits up to ten seconds before its body is read, and is then rejected. Thread-safe.
@ApplicationScoped
public class RequestBodyBudget {

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AdmissionConfig limits;
    private final ConcurrencyLimiter limiter;
    private final HttpHeaders headers;
    private final Semaphore permits;

    /// Reads a body.
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    /// @param headers of the current request
    RequestBodyBudget(AdmissionConfig limits, ConcurrencyLimiter limiter, HttpHeaders headers) {
        this.limits = limits;
        this.limiter = limiter;
        this.headers = headers;
        this.permits = new Semaphore(Math.max(limits.maxHeldBytes(), limits.maxBodyBytes()));
    }

    /// Reads the body of the current request. The reader must not keep a reference to the body.
    ///
    /// @throws ProblemException `PAYLOAD_TOO_LARGE`, or `UNAVAILABLE` when the limit is reached
    public <T> T read(InputStream body, BodyReader<T> reader) throws IOException {
        int bytes = reservation();
        if (!permits.tryAcquire(bytes) && !limiter.runWithoutPermit(() -> acquire(bytes))) {
            throw new ProblemException(ProblemDetail.of(
                            ErrorCode.UNAVAILABLE,
                            "Too many large requests are being processed. Try again in a few seconds.")
                    .withRetryAfter(RETRY_AFTER));
        }
        try {
            return reader.read(new LimitedInputStream(body, limits.maxBodyBytes()));
        } finally {
            permits.release(bytes);
        }
    }

    /// The bytes to reserve. Without `Content-Length` it is the maximum size of a body.
    private int reservation() {
        int length = headers.getLength();
        return length < 0 ? limits.maxBodyBytes() : length;
    }

    private boolean acquire(int bytes) {
        try {
            return permits.tryAcquire(bytes, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
