package io.reelay.intake.uploads;

import org.jspecify.annotations.Nullable;

/// A response of the uploader.
///
/// @param location the path of the upload; null without the header `Location`
record UploaderResponse(
        int status,
        String contentType,
        @Nullable String location,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    boolean ok() {
        return status / 100 == 2;
    }
}
