package io.reelay.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file in the owner's storage.
///
/// @param objectKey       its key in the bucket
/// @param url             signed, for the outside
/// @param expiresAt       when the address stops working
/// @param bytes           the size of the file
/// @param sha256          of the file, lower-case hex
/// @param durationSeconds of a video
/// @param codec           of a video, for example `h264`
public record StoredMedia(
        String objectKey,
        String url,
        Instant expiresAt,
        String contentType,
        long bytes,
        String sha256,
        int width,
        int height,
        @Nullable Double durationSeconds,
        @Nullable String codec) {}
