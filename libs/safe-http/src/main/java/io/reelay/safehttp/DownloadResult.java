package io.reelay.safehttp;

import org.jspecify.annotations.Nullable;

/// A body that is complete on disk.
///
/// @param contentType as the server declared it, if it did
/// @param sha256      lower-case hex
public record DownloadResult(@Nullable String contentType, long bytes, String sha256) {}
