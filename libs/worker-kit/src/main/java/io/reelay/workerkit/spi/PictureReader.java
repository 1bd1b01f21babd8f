package io.reelay.workerkit.spi;

import io.reelay.contracts.events.StagedPicture;
import java.io.IOException;

/// Reads pictures from the owner's storage. Provided by worker-kit, for the adapter's constructor.
@FunctionalInterface
public interface PictureReader {

    /// The whole picture, its length and SHA-256 checked.
    ///
    /// @throws IOException when the storage does not answer or the bytes are not those that were staged
    byte[] read(StagedPicture picture) throws IOException;
}
