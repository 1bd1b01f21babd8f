package io.reelay.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file in the owner's storage.
///
/// @param objectKey       the key in the bucket
/// @param url             a signed public URL
/// @param expiresAt       when the URL expires
/// @param bytes           the size of the file
/// @param sha256          the digest of the file in lower-case hex
/// @param durationSeconds the duration of a video
/// @param codec           the codec of a video, for example `h264`
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
