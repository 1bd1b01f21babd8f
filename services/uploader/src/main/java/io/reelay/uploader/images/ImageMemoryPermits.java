package io.reelay.uploader.images;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Bounds how many pictures are in memory at the same time, each from being read until it is stored; until then they
/// wait on the disk. Thread-safe.
@ApplicationScoped
public class ImageMemoryPermits {

    private final Semaphore free;

    ImageMemoryPermits(ImagesConfig config) {
        this.free = new Semaphore(config.atOnce(), true);
    }

    /// Waits for a place as long as it takes.
    public <T> T with(Supplier<T> work) {
        free.acquireUninterruptibly();
        return andRelease(work);
    }

    /// Empty when no place became free in time.
    public <T> Optional<T> within(Duration patience, Supplier<T> work) {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)
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
            free.release();
        }
    }
}
