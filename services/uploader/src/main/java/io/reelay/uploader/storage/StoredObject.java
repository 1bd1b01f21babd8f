package io.reelay.uploader.storage;

/// An object that was written to the storage.
///
/// @param bytes  number of bytes that were sent
/// @param sha256 of the bytes that were sent, in lower-case hex
public record StoredObject(String key, String contentType, long bytes, String sha256) {}
