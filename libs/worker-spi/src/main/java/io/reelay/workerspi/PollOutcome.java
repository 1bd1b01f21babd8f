package io.reelay.workerspi;

import io.reelay.contracts.Failure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a look at a task showed.
public sealed interface PollOutcome {

    /// The provider has the task and has not begun: its account works on as many as it may.
    record Throttled() implements PollOutcome {}

    /// The provider works on it.
    ///
    /// @param progress 0 to 1, where the provider tells
    record Running(@Nullable Double progress) implements PollOutcome {}

    /// The result exists.
    ///
    /// @param results the addresses of the results
    /// @param cost    in the provider's own unit, where it tells
    record Succeeded(List<String> results, @Nullable BigDecimal cost) implements PollOutcome {}

    /// The task has ended without a result.
    record Failed(Failure failure) implements PollOutcome {}

    /// The look failed, which says nothing of the task.
    record Unanswered(String reason) implements PollOutcome {}
}
