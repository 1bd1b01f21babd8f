package io.reelay.uploader.images;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Limits the number of images in memory. An image holds a permit from the read of its file until it is stored.
/// Thread-safe.
@ApplicationScoped
public class ImageMemoryPermits {

    private final Semaphore semaphore;

    ImageMemoryPermits(ImagesConfig config) {
        this.semaphore = new Semaphore(config.atOnce(), true);
    }

    /// Blocks until a permit is available.
    public <T> T with(Supplier<T> work) {
        semaphore.acquireUninterruptibly();
        return andRelease(work);
    }

    /// Empty if no permit became available in time.
    public <T> Optional<T> within(Duration timeout, Supplier<T> work) {
        try {
            return semaphore.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(andRelease(work))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private <T> T andRelease(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            semaphore.release();
        }
    }
}
