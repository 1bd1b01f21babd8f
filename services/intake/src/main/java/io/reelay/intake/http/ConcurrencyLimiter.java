package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Bounds the requests that are worked on at once, ahead of the database's connections: virtual threads alone would
/// let in any number, and all of them would be slow. Thread-safe.
@ApplicationScoped
public class ConcurrencyLimiter {

    private static final Duration COME_BACK = Duration.ofSeconds(1);

    private final AdmissionConfig limits;
    private final Semaphore places;

    ConcurrencyLimiter(AdmissionConfig limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.maxInFlight());
    }

    /// Takes a place until [#leave()].
    ///
    /// @param length of the body, as announced
    /// @throws ProblemException `PAYLOAD_TOO_LARGE`, or `UNAVAILABLE` when there is no place
    void enter(long length) {
        if (length > limits.maxBodyBytes()) {
            throw new ProblemException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The body has %s bytes; the limit is %s.".formatted(length, limits.maxBodyBytes()));
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemDetail.of(ErrorCode.UNAVAILABLE, "Too many requests are being processed. Try again in a second.")
                            .withRetryAfter(COME_BACK));
        }
    }

    void leave() {
        places.release();
    }

    /// Does something that only waits, without its place.
    ///
    /// @return what the waiting came to
    public boolean outside(BooleanSupplier waiting) {
        places.release();
        try {
            return waiting.getAsBoolean();
        } finally {
            places.acquireUninterruptibly();
        }
    }
}
