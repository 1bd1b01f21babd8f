package io.reelay.workerspi;

import io.reelay.contracts.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The result of a submission.
public sealed interface SubmitOutcome {

    /// The provider accepted the task.
    record Accepted(String taskId) implements SubmitOutcome {}

    /// The provider refused the request for good; a repetition would be refused, too.
    record Refused(Failure failure) implements SubmitOutcome, PreparedSubmission {}

    /// The provider is known to have no task: nothing was sent, or its answer says so. worker-kit retries after a
    /// pause.
    record NotSent(String reason) implements SubmitOutcome, PreparedSubmission {}

    /// The provider throttles the account and charged nothing. The gate closes for all workers of this provider.
    ///
    /// @param pause how long to wait, null when the provider does not say
    record Throttled(String reason, @Nullable Duration pause) implements SubmitOutcome, PreparedSubmission {}

    /// The provider refused the key (HTTP 401, 403). worker-kit quarantines it and uses the next key.
    record KeyRefused(String reason) implements SubmitOutcome, PreparedSubmission {}

    /// The answer was lost: it is unknown whether the provider has the task.
    record Unknown(String reason) implements SubmitOutcome {}
}
