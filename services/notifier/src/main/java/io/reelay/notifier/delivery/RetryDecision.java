package io.reelay.notifier.delivery;

import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.notifier.schedule.RetrySchedule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a callback after an attempt.
///
/// @param tryAgainAt only while pending
record RetryDecision(DeliveryState state, @Nullable Instant tryAgainAt) {

    /// @param attempts made so far, with this one
    static RetryDecision on(Attempt attempt, int attempts, RetrySchedule schedule) {
        return switch (attempt.outcome()) {
            case AttemptOutcome.Answered answered when answered.accepted() -> new RetryDecision(DeliveryState.DELIVERED, null);
            case AttemptOutcome.Answered answered when answered.gone() -> new RetryDecision(DeliveryState.DEAD, null);
            case AttemptOutcome.Answered answered ->
                tryAgain(schedule.next(attempts, attempt.endedAt(), answered.retryAfter()));
            case AttemptOutcome.Unreachable _ -> tryAgain(schedule.next(attempts, attempt.endedAt(), Optional.empty()));
            case AttemptOutcome.Refused _ -> new RetryDecision(DeliveryState.DEAD, null);
        };
    }

    private static RetryDecision tryAgain(Optional<Instant> next) {
        return next.map(at -> new RetryDecision(DeliveryState.PENDING, at))
                .orElseGet(() -> new RetryDecision(DeliveryState.EXHAUSTED, null));
    }
}
