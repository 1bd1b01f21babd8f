package io.reelay.uploader.uploads;

import io.reelay.contracts.ImageConstraints;
import java.util.List;

/// An image of an account in the storage, upright and without metadata.
///
/// @param id     `upl_…`
/// @param sha256 of the stored file, in lower-case hex
public record Upload(
        String id,
        String accountId,
        String objectKey,
        String contentType,
        long bytes,
        int width,
        int height,
        String sha256,
        List<String> changes) {

    /// Whether the image satisfies the constraints of a model without any change.
    public boolean fits(ImageConstraints constraints) {
        double ratio = (double) width / height;
        return constraints.contentTypes().contains(contentType)
                && bytes <= constraints.maxBytes()
                && Math.min(width, height) >= constraints.minSide()
                && Math.max(width, height) <= constraints.maxSide()
                && ratio >= constraints.minRatio()
                && ratio <= constraints.maxRatio();
    }
}
