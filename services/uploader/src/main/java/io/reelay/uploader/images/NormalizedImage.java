package io.reelay.uploader.images;

import java.util.List;

/// An image that is ready for storage: re-encoded, upright and without metadata.
///
/// @param sha256  of the content, in lower-case hex
/// @param changes the differences from the original, as texts for the caller
public record NormalizedImage(
        ImageType type,
        @SuppressWarnings("ArrayRecordComponent") byte[] content,
        int width,
        int height,
        String sha256,
        List<String> changes) {}
