package io.reelay.uploader.retry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Does something again while it fails in a way that may pass, after pauses with jitter.
@ApplicationScoped
public class Retry {

    private final RandomGenerator random;

    public Retry(RandomGenerator random) {
        this.random = random;
    }

    /// @throws RuntimeException the last failure, or the first that will not pass
    public void run(RetryPolicy attempts, Predicate<RuntimeException> passing, Runnable work) {
        call(attempts, passing, () -> {}, () -> {
            work.run();
            return true;
        });
    }

    /// @param passing tells failures that may pass
    /// @param waiting what is done before each pause
    /// @throws RuntimeException the last failure, or the first that will not pass; another one when the thread is
    ///     interrupted, which says nothing of the work
    public <T> T call(RetryPolicy attempts, Predicate<RuntimeException> passing, Runnable waiting, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt >= attempts.most() || !passing.test(e)) {
                    throw e;
                }
                waiting.run();
                sleep(attempts.pauses().after(attempt, random), e);
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
