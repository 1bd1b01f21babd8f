package io.reelay.uploader.staging;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageRole;

/// An input image cannot be used, so the job fails. The message begins with the field of the request.
final class InvalidInputException extends RuntimeException {

    private final transient Failure failure;

    InvalidInputException(FailureCode code, ImageRole role, String message) {
        super(role.field() + ": " + message, null, false, false);
        this.failure = Failure.of(code, role.field() + ": " + message);
    }

    Failure failure() {
        return failure;
    }
}
