package io.reelay.uploader.uploads;

import io.reelay.contracts.ImageConstraints;
import java.util.List;

/// A picture of an account in the storage, clean and upright.
///
/// @param id     `upl_…`
/// @param sha256 of the stored file, lower-case hex
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

    /// Whether a model takes it as it is.
    public boolean fits(ImageConstraints rules) {
        double ratio = (double) width / height;
        return rules.contentTypes().contains(contentType)
                && bytes <= rules.maxBytes()
                && Math.min(width, height) >= rules.minSide()
                && Math.max(width, height) <= rules.maxSide()
                && ratio >= rules.minRatio()
                && ratio <= rules.maxRatio();
    }
}
