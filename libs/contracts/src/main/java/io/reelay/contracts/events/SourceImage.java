package io.reelay.contracts.events;

import io.reelay.contracts.ImageRole;
import org.jspecify.annotations.Nullable;

/// An input image of a request: either a URL or an upload.
///
/// @param url      an https URL; null for an upload
/// @param uploadId `upl_…`; null for a URL
public record SourceImage(
        ImageRole role, @Nullable String url, @Nullable String uploadId) {

    public SourceImage {
        if ((url == null) == (uploadId == null)) {
            throw new IllegalArgumentException("An image must have either a url or an uploadId");
        }
    }
}
