package io.reelay.uploader.images;

import java.util.List;

/// A picture that is ready to be stored: freshly encoded, upright, free of metadata.
///
/// @param sha256  of the content, lower-case hex
/// @param changes what was done to the original, in words for the caller
public record NormalizedImage(
        ImageType type,
        @SuppressWarnings("ArrayRecordComponent") byte[] content,
        int width,
        int height,
        String sha256,
        List<String> changes) {}
