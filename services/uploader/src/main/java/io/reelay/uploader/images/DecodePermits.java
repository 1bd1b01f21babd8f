package io.reelay.uploader.images;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Limits the total memory of concurrent decoding: each call blocks until permits for its pixels are available.
/// Skipped pixels count too, because some decoders hold them in their own memory.
final class DecodePermits {

    /// The bands of an ordinary image; transparency needs more memory.
    private static final int USUAL_BANDS = 3;

    private final int megapixels;
    private final Semaphore semaphore;

    DecodePermits(int megapixels) {
        this.megapixels = megapixels;
        this.semaphore = new Semaphore(megapixels, true);
    }

    /// An image larger than the whole budget acquires all permits.
    <T> T with(ImageHeader header, Supplier<T> work) {
        long usual = header.pixels() * Math.max(header.bands(), USUAL_BANDS) / USUAL_BANDS;
        int permits = (int) Math.clamp(usual / 1_000_000 + 1, 1, megapixels);
        semaphore.acquireUninterruptibly(permits);
        try {
            return work.get();
        } finally {
            semaphore.release(permits);
        }
    }
}
