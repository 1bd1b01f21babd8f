package io.reelay.uploader.retry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Runs work and retries it after transient failures, with backoff and jitter.
@ApplicationScoped
public class Retry {

    private final RandomGenerator random;

    public Retry(RandomGenerator random) {
        this.random = random;
    }

    /// @throws RuntimeException the last failure, or the first permanent one
    public void run(RetryPolicy policy, Predicate<RuntimeException> transientFailure, Runnable work) {
        call(policy, transientFailure, () -> {}, () -> {
            work.run();
            return true;
        });
    }

    /// @param transientFailure true for failures that a retry can resolve
    /// @param beforePause      runs before each pause
    /// @throws RuntimeException the last failure, or the first permanent one; a different exception if the thread
    ///     is interrupted, because an interruption says nothing about the work
    public <T> T call(
            RetryPolicy policy, Predicate<RuntimeException> transientFailure, Runnable beforePause, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt >= policy.maxAttempts() || !transientFailure.test(e)) {
                    throw e;
                }
                beforePause.run();
                sleep(policy.pauses().after(attempt, random), e);
            }
        }
    }

    private static void sleep(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the next attempt", failure);
        }
    }
}
