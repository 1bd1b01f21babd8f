package io.reelay.notifier.delivery;

import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.notifier.schedule.RetrySchedule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of a callback after an attempt.
///
/// @param tryAgainAt only while pending
record Verdict(DeliveryState state, @Nullable Instant tryAgainAt) {

    /// @param attempts made so far, with this one
    static Verdict on(Attempt attempt, int attempts, RetrySchedule schedule) {
        return switch (attempt.outcome()) {
            case Outcome.Answered answered when answered.accepted() -> new Verdict(DeliveryState.DELIVERED, null);
            case Outcome.Answered answered when answered.gone() -> new Verdict(DeliveryState.DEAD, null);
            case Outcome.Answered answered ->
                tryAgain(schedule.next(attempts, attempt.endedAt(), answered.retryAfter()));
            case Outcome.Unreachable _ -> tryAgain(schedule.next(attempts, attempt.endedAt(), Optional.empty()));
            case Outcome.Refused _ -> new Verdict(DeliveryState.DEAD, null);
        };
    }

    private static Verdict tryAgain(Optional<Instant> next) {
        return next.map(at -> new Verdict(DeliveryState.PENDING, at))
                .orElseGet(() -> new Verdict(DeliveryState.EXHAUSTED, null));
    }
}
