package io.reelay.workerspi;

import io.reelay.contracts.events.StagedImage;
import java.io.IOException;

/// Reads staged images from Reelay's storage. worker-kit provides it for the constructor of an adapter.
@FunctionalInterface
public interface ImageLoader {

    /// Returns the whole image, after checking its SHA-256.
    ///
    /// @throws IOException when the storage does not answer, or the bytes differ from the staged image
    byte[] read(StagedImage image) throws IOException;
}
