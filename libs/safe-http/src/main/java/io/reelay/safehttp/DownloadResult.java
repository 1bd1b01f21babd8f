package io.reelay.safehttp;

import org.jspecify.annotations.Nullable;

/// A complete body on disk.
///
/// @param contentType as declared by the server; null if not declared
/// @param sha256      lower-case hex
public record DownloadResult(@Nullable String contentType, long bytes, String sha256) {}
