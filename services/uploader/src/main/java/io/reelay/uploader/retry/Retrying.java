package io.reelay.uploader.retry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Does something again while it fails in a way that may pass. The pauses are jittered, so that a crowd that failed
/// together does not come back together.
@ApplicationScoped
public class Retrying {

    private final RandomGenerator random;

    public Retrying(RandomGenerator random) {
        this.random = random;
    }

    /// @throws RuntimeException the last failure, or the first that will not pass
    public void run(Backoff backoff, Predicate<RuntimeException> passing, Runnable work) {
        call(backoff, passing, _ -> {}, () -> {
            work.run();
            return true;
        });
    }

    /// @param passing tells failures that may pass
    /// @param waiting told of each pause before it begins
    /// @throws RuntimeException the last failure, or the first that will not pass; another one when the thread is
    ///     interrupted, which says nothing of the work
    public <T> T call(
            Backoff backoff, Predicate<RuntimeException> passing, Consumer<Duration> waiting, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt >= backoff.attempts() || !passing.test(e)) {
                    throw e;
                }
                Duration pause = jittered(backoff.pauseAfter(attempt));
                waiting.accept(pause);
                sleep(pause, e);
            }
        }
    }

    private Duration jittered(Duration pause) {
        return Duration.ofMillis(random.nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
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
