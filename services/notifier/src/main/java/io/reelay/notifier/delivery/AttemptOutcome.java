package io.reelay.notifier.delivery;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one attempt came to.
sealed interface AttemptOutcome {

    /// The receiver answered.
    ///
    /// @param retryAfter how long it asks to be left alone
    /// @param head       the beginning of the body
    record Answered(int status, Optional<Duration> retryAfter, String head) implements AttemptOutcome {

        boolean accepted() {
            return status >= 200 && status < 300;
        }

        boolean gone() {
            return status == 410;
        }
    }

    /// There was no answer, but another time there may be one.
    record Unreachable(String error) implements AttemptOutcome {}

    /// The target may not be called at all.
    record Refused(String error) implements AttemptOutcome {}

    /// Whether the receiver took it.
    default boolean succeeded() {
        return this instanceof Answered answered && answered.accepted();
    }

    /// The HTTP status, if there was an answer.
    default @Nullable Integer httpStatus() {
        return this instanceof Answered answered ? answered.status() : null;
    }

    /// Why there was no answer.
    default @Nullable String problem() {
        return switch (this) {
            case Answered _ -> null;
            case Unreachable unreachable -> unreachable.error();
            case Refused refused -> refused.error();
        };
    }
}
