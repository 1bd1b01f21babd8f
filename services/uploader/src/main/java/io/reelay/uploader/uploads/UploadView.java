package io.reelay.uploader.uploads;

import io.reelay.storage.SignedUrl;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// The API representation of an upload.
///
/// @param url     signed and valid until `expiresAt`; a new request returns a new URL
/// @param changes how the stored image differs from the uploaded one
record UploadView(
        String id,
        URI url,
        Instant expiresAt,
        String contentType,
        long bytes,
        int width,
        int height,
        String sha256,
        List<String> changes) {

    static UploadView of(Upload upload, SignedUrl url) {
        return new UploadView(
                upload.id(),
                url.url(),
                url.expiresAt(),
                upload.contentType(),
                upload.bytes(),
                upload.width(),
                upload.height(),
                upload.sha256(),
                upload.changes());
    }
}
