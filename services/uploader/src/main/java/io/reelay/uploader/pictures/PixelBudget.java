package io.reelay.uploader.pictures;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Bounds the memory of all decodings together: each waits until there is room for its pixels.
final class PixelBudget {

    private final int megapixels;
    private final Semaphore free;

    PixelBudget(int megapixels) {
        this.megapixels = megapixels;
        this.free = new Semaphore(megapixels, true);
    }

    /// A picture larger than the whole budget gets all of it, alone.
    <T> T with(long pixels, Supplier<T> work) {
        int share = (int) Math.clamp(pixels / 1_000_000 + 1, 1, megapixels);
        free.acquireUninterruptibly(share);
        try {
            return work.get();
        } finally {
            free.release(share);
        }
    }
}
