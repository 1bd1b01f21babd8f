package io.reelay.workerspi;

import io.reelay.contracts.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of a submission.
public sealed interface SubmitOutcome {

    /// The provider has the task.
    record Accepted(String taskId) implements SubmitOutcome {}

    /// The provider does not want it, and will not want it later.
    record Refused(Failure failure) implements SubmitOutcome, PreparedSubmission {}

    /// The provider certainly has no task: nothing was sent, or it said so. It is tried again after a pause.
    record NotSent(String reason) implements SubmitOutcome, PreparedSubmission {}

    /// The provider said "slow down". The gate closes for all workers of this provider; nothing was charged.
    ///
    /// @param pause how long, where the provider says so
    record Throttled(String reason, @Nullable Duration pause) implements SubmitOutcome, PreparedSubmission {}

    /// The key was refused (HTTP 401, 403): it is set aside and the next one is used.
    record KeyRefused(String reason) implements SubmitOutcome, PreparedSubmission {}

    /// The answer was lost: the provider may or may not have the task.
    record Unknown(String reason) implements SubmitOutcome {}
}
