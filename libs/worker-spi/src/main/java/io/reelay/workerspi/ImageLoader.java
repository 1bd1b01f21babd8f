package io.reelay.workerspi;

import io.reelay.contracts.events.StagedImage;
import java.io.IOException;

/// Reads pictures from the owner's storage. Provided by worker-kit, for the adapter's constructor.
@FunctionalInterface
public interface ImageLoader {

    /// The whole picture, its length and SHA-256 checked.
    ///
    /// @throws IOException when the storage does not answer or the bytes are not those that were staged
    byte[] read(StagedImage picture) throws IOException;
}
