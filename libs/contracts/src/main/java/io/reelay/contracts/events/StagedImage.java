package io.reelay.contracts.events;

import io.reelay.contracts.ImageRole;

/// An image in the owner's storage, prepared for the model.
///
/// @param url         a signed internal URL, valid beyond the deadline of the job
/// @param contentType for example `image/jpeg`
/// @param bytes       the size of the file
/// @param sha256      the digest of the file in lower-case hex
/// @param width       in pixels
/// @param height      in pixels
public record StagedImage(
        ImageRole role, String url, String contentType, long bytes, String sha256, int width, int height) {}
