package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Limits the number of concurrent requests. Without it, virtual threads would accept any number of requests, and all
/// of them would wait for database connections. Thread-safe.
@ApplicationScoped
public class ConcurrencyLimiter {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final AdmissionConfig limits;
    private final Semaphore permits;

    ConcurrencyLimiter(AdmissionConfig limits) {
        this.limits = limits;
        this.permits = new Semaphore(limits.maxInFlight());
    }

    /// Acquires a permit until [#release()].
    ///
    /// @param length of the body, from `Content-Length`
    /// @throws ProblemException `PAYLOAD_TOO_LARGE`, or `UNAVAILABLE` without a free permit
    void acquire(long length) {
        if (length > limits.maxBodyBytes()) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The body has %s bytes; the limit is %s.".formatted(length, limits.maxBodyBytes()));
        }
        if (!permits.tryAcquire()) {
            throw new ProblemException(ProblemDetail.of(
                            ErrorCode.UNAVAILABLE, "Too many requests are being processed. Try again in a second.")
                    .withRetryAfter(RETRY_AFTER));
        }
    }

    void release() {
        permits.release();
    }

    /// Runs code that only waits, and releases the permit meanwhile.
    ///
    /// @return the result of the wait
    public boolean runWithoutPermit(BooleanSupplier wait) {
        permits.release();
        try {
            return wait.getAsBoolean();
        } finally {
            permits.acquireUninterruptibly();
        }
    }
}
