package io.reelay.uploader.staging;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageRole;

/// A picture of the job that cannot be used: the end of the job. The message names the request's field.
final class InvalidInputException extends RuntimeException {

    private final transient Failure failure;

    InvalidInputException(FailureCode code, ImageRole role, String sentence) {
        super(role.field() + ": " + sentence, null, false, false);
        this.failure = Failure.of(code, role.field() + ": " + sentence);
    }

    Failure failure() {
        return failure;
    }
}
