package io.reelay.intake.uploads;

import io.reelay.contracts.ImageRole;

/// An image inside a request, not checked yet.
///
/// @param role        the role of the image; errors name its field
/// @param contentType as the caller stated it
public record InlineImage(
        ImageRole role,
        String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
