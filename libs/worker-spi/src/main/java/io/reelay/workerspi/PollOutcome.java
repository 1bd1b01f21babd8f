package io.reelay.workerspi;

import io.reelay.contracts.Failure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of polling a task.
public sealed interface PollOutcome {

    /// The provider has the task but has not started it, because the account has reached its parallel limit.
    record Throttled() implements PollOutcome {}

    /// The provider works on the task.
    ///
    /// @param progress 0 to 1, null when the provider does not report it
    record Running(@Nullable Double progress) implements PollOutcome {}

    /// The provider has the result.
    ///
    /// @param results the URLs of the results
    /// @param cost    in the provider's own unit, null when the provider does not report it
    record Succeeded(List<String> results, @Nullable BigDecimal cost) implements PollOutcome {}

    /// The task failed.
    record Failed(Failure failure) implements PollOutcome {}

    /// The poll failed; this says nothing about the task.
    record NoAnswer(String reason) implements PollOutcome {}
}
