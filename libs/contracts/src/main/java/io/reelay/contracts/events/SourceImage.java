package io.reelay.contracts.events;

import io.reelay.contracts.ImageRole;
import org.jspecify.annotations.Nullable;

/// A picture as the producer gave it: either an address or an earlier upload.
///
/// @param url      an https address, absent for an upload
/// @param uploadId `upl_…`, absent for an address
public record SourceImage(
        ImageRole role, @Nullable String url, @Nullable String uploadId) {

    public SourceImage {
        if ((url == null) == (uploadId == null)) {
            throw new IllegalArgumentException(
                    "A picture is either an address or an upload: give one of url and uploadId");
        }
    }
}
