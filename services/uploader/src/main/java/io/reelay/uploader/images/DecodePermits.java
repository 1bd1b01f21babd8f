package io.reelay.uploader.images;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Bounds the memory of all decodings together: each waits until there is room for its pixels. All pixels of the file
/// count, also those that are left out: some decoders go through them in memory of their own.
final class DecodePermits {

    /// The colours of an ordinary picture; transparency costs more.
    private static final int USUAL_BANDS = 3;

    private final int megapixels;
    private final Semaphore free;

    DecodePermits(int megapixels) {
        this.megapixels = megapixels;
        this.free = new Semaphore(megapixels, true);
    }

    /// A picture larger than the whole budget gets all of it, alone.
    <T> T with(ImageHeader picture, Supplier<T> work) {
        long usual = picture.pixels() * Math.max(picture.bands(), USUAL_BANDS) / USUAL_BANDS;
        int share = (int) Math.clamp(usual / 1_000_000 + 1, 1, megapixels);
        free.acquireUninterruptibly(share);
        try {
            return work.get();
        } finally {
            free.release(share);
        }
    }
}
