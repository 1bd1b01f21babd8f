package io.reelay.notifier.delivery;

import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.notifier.schedule.RetrySchedule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of a delivery after an attempt.
///
/// @param retryAt the time of the next attempt; null unless pending
record RetryDecision(DeliveryState state, @Nullable Instant retryAt) {

    /// @param attempts the number of attempts so far, including this one
    static RetryDecision on(Attempt attempt, int attempts, RetrySchedule schedule) {
        return switch (attempt.outcome()) {
            case AttemptOutcome.Answered answered
            when answered.accepted() -> new RetryDecision(DeliveryState.DELIVERED, null);
            case AttemptOutcome.Answered answered when answered.gone() -> new RetryDecision(DeliveryState.DEAD, null);
            case AttemptOutcome.Answered answered ->
                retry(schedule.next(attempts, attempt.endedAt(), answered.retryAfter()));
            case AttemptOutcome.Unreachable _ -> retry(schedule.next(attempts, attempt.endedAt(), Optional.empty()));
            case AttemptOutcome.Refused _ -> new RetryDecision(DeliveryState.DEAD, null);
        };
    }

    private static RetryDecision retry(Optional<Instant> next) {
        return next.map(at -> new RetryDecision(DeliveryState.PENDING, at))
                .orElseGet(() -> new RetryDecision(DeliveryState.EXHAUSTED, null));
    }
}
