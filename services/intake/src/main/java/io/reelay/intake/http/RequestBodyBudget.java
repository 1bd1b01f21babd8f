package io.reelay.intake.http;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds the bytes of bodies that are in memory at once: while a picture is read out of JSON it takes several times
/// its size. A body that finds no room stays on the network for a while before it is turned away. Thread-safe.
@ApplicationScoped
public class RequestBodyBudget {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final AdmissionConfig limits;
    private final ConcurrencyLimiter admission;
    private final HttpHeaders headers;
    private final Semaphore room;

    /// What is done with a body that there is room for.
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream body) throws IOException;
    }

    /// @param headers of the request at hand
    RequestBodyBudget(AdmissionConfig limits, ConcurrencyLimiter admission, HttpHeaders headers) {
        this.limits = limits;
        this.admission = admission;
        this.headers = headers;
        this.room = new Semaphore(Math.max(limits.maxHeldBytes(), limits.maxBodyBytes()));
    }

    /// Reads the body of the request at hand. When this returns the reading must not hold on to it.
    ///
    /// @throws ProblemException `PAYLOAD_TOO_LARGE`, or `UNAVAILABLE` when there is no room
    public <T> T hold(InputStream body, Reading<T> reading) throws IOException {
        int bytes = expected();
        if (!room.tryAcquire(bytes) && !admission.outside(() -> foundRoom(bytes))) {
            throw new ProblemException(ProblemDetail.of(
                            ErrorCode.UNAVAILABLE,
                            "Too many large requests are being processed. Try again in a few seconds.")
                    .withRetryAfter(COME_BACK));
        }
        try {
            return reading.from(new LimitedInputStream(body, limits.maxBodyBytes()));
        } finally {
            room.release(bytes);
        }
    }

    /// A body that does not say how long it is may be as long as any.
    private int expected() {
        int length = headers.getLength();
        return length < 0 ? limits.maxBodyBytes() : length;
    }

    private boolean foundRoom(int bytes) {
        try {
            return room.tryAcquire(bytes, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
