package io.reelay.notifier.delivery;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The outcome of one delivery attempt.
sealed interface AttemptOutcome {

    /// The receiver sent an HTTP response.
    ///
    /// @param retryAfter the delay that the receiver requested
    /// @param head       the first bytes of the body
    record Answered(int status, Optional<Duration> retryAfter, String head) implements AttemptOutcome {

        boolean accepted() {
            return status >= 200 && status < 300;
        }

        boolean gone() {
            return status == 410;
        }
    }

    /// There was no response; a retry can succeed.
    record Unreachable(String error) implements AttemptOutcome {}

    /// The URL must not be called.
    record Refused(String error) implements AttemptOutcome {}

    /// Whether the receiver accepted the webhook.
    default boolean succeeded() {
        return this instanceof Answered answered && answered.accepted();
    }

    /// The HTTP status; null without a response.
    default @Nullable Integer httpStatus() {
        return this instanceof Answered answered ? answered.status() : null;
    }

    /// Why there was no response; null if there was one.
    default @Nullable String problem() {
        return switch (this) {
            case Answered _ -> null;
            case Unreachable unreachable -> unreachable.error();
            case Refused refused -> refused.error();
        };
    }
}
