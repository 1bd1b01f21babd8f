package io.reelay.intake.models;

import io.reelay.intake.models.Availability.State;
import io.reelay.intake.models.ModelsConfig.WhenUnavailable;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What it means that a model was not announced for a while.
@ApplicationScoped
class ModelAvailabilityPolicy {

    private static final Duration COME_BACK = Duration.ofMinutes(1);

    private final ModelsConfig config;
    private final Clock clock;

    ModelAvailabilityPolicy(ModelsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    Availability since(Instant lastSeenAt) {
        return lastSeenAt.plus(config.unavailableAfter()).isBefore(clock.instant())
                ? new Availability(State.UNAVAILABLE, "No worker has announced it since " + lastSeenAt + ".")
                : new Availability(State.AVAILABLE, null);
    }

    /// Lets jobs for the model in, unless it is unavailable and such jobs are not to wait.
    ///
    /// @throws ProblemException `UNAVAILABLE`
    void admit(String model, Instant lastSeenAt) {
        var availability = since(lastSeenAt);
        if (availability.state() == State.UNAVAILABLE && config.whenUnavailable() == WhenUnavailable.REFUSE) {
            throw new ProblemException(ProblemDetail.of(
                            ErrorCode.UNAVAILABLE,
                            "%s is unavailable. %s Try again later, or use another model."
                                    .formatted(model, availability.reason()))
                    .withRetryAfter(COME_BACK));
        }
    }
}
