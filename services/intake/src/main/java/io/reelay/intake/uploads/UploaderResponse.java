package io.reelay.intake.uploads;

import org.jspecify.annotations.Nullable;

/// What the uploader answered.
///
/// @param location where the upload is to be found, as a path
record UploaderResponse(
        int status,
        String contentType,
        @Nullable String location,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {

    boolean ok() {
        return status / 100 == 2;
    }
}
