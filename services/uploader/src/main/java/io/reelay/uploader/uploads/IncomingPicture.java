package io.reelay.uploader.uploads;

import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.FieldError;
import io.reelay.platform.problem.ProblemException;
import io.reelay.platform.problem.Refusal;
import io.reelay.uploader.pictures.PicturePreparation;
import io.reelay.uploader.pictures.PictureRefused;
import io.reelay.uploader.storage.StorageUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The picture of a request: never more of it in memory than is taken, and its refusal as a problem.
@ApplicationScoped
class IncomingPicture {

    private static final String FIELD = "file";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final PicturePreparation preparation;

    IncomingPicture(PicturePreparation preparation) {
        this.preparation = preparation;
    }

    byte[] of(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return of(content);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /// One byte beyond the limit is read, by which the preparation knows that it is too large.
    byte[] of(InputStream content) {
        try {
            return content.readNBytes(preparation.maxBytes() + 1);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    <T> T orProblem(Supplier<T> work) {
        try {
            return work.get();
        } catch (PictureRefused e) {
            throw new ProblemException(Refusal.of(code(e.reason()), FIELD + ": " + e.getMessage())
                    .withErrors(List.of(new FieldError(FIELD, String.valueOf(e.getMessage())))));
        } catch (StorageUnavailable e) {
            throw new ProblemException(Refusal.of(
                            ErrorCode.UNAVAILABLE, "The storage does not answer right now. Try again in a few seconds.")
                    .withRetryAfter(SOON));
        }
    }

    private static ErrorCode code(PictureRefused.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> ErrorCode.PAYLOAD_TOO_LARGE;
            case NO_PICTURE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_PIXELS, TOO_SMALL, CORRUPT, WRONG_RATIO, CANNOT_FIT -> ErrorCode.INVALID_REQUEST;
        };
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(FIELD, "did not arrive whole; send it again.");
    }
}
