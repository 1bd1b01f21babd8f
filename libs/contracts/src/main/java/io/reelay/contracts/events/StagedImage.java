package io.reelay.contracts.events;

import io.reelay.contracts.ImageRole;

/// A picture in the owner's storage, prepared for the model.
///
/// @param url         a signed address inside the system, good until after the job's deadline
/// @param contentType for example `image/jpeg`
/// @param bytes       the size of the file
/// @param sha256      of the file, lower-case hex
/// @param width       in pixels
/// @param height      in pixels
public record StagedImage(
        ImageRole role, String url, String contentType, long bytes, String sha256, int width, int height) {}
