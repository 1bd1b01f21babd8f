package io.reelay.intake.models;

import io.reelay.intake.models.Availability.State;
import io.reelay.intake.models.ModelsConfig.WhenUnavailable;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Marks a model unavailable when no worker has announced it for `unavailableAfter`.
@ApplicationScoped
class ModelAvailabilityPolicy {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final ModelsConfig config;
    private final Clock clock;

    ModelAvailabilityPolicy(ModelsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Availability availability(Instant lastSeenAt) {
        return lastSeenAt.plus(config.unavailableAfter()).isBefore(clock.instant())
                ? new Availability(State.UNAVAILABLE, "No worker has announced this model since " + lastSeenAt + ".")
                : new Availability(State.AVAILABLE, null);
    }

    /// Rejects jobs for an unavailable model if the settings say so.
    ///
    /// @throws ProblemException `UNAVAILABLE`
    void requireAvailable(String model, Instant lastSeenAt) {
        var availability = availability(lastSeenAt);
        if (availability.state() == State.UNAVAILABLE && config.whenUnavailable() == WhenUnavailable.REFUSE) {
            throw new ProblemException(ProblemDetail.of(
                            ErrorCode.UNAVAILABLE,
                            "%s is unavailable. %s Try again later, or use another model."
                                    .formatted(model, availability.reason()))
                    .withRetryAfter(RETRY_AFTER));
        }
    }
}
