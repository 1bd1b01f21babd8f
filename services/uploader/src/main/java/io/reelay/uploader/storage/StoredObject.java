package io.reelay.uploader.storage;

/// A file that the storage has taken.
///
/// @param bytes  that were sent
/// @param sha256 of what was sent, lower-case hex
public record StoredObject(String key, String contentType, long bytes, String sha256) {}
