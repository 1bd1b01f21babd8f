package io.reelay.intake.uploads;

import io.reelay.contracts.ImageRole;

/// A picture that came with a request, before anybody looked at it.
///
/// @param role        what it is for; errors name its field
/// @param contentType as the caller said
public record InlineImage(
        ImageRole role,
        String contentType,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
