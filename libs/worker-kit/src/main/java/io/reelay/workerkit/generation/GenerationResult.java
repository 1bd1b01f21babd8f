package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.workerspi.ProviderTask;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a generation ended.
sealed interface GenerationResult extends GenerationWorkflow.Step {

    /// The result exists at the provider.
    record Rendered(
            ProviderTask task,
            List<String> results,
            @Nullable BigDecimal cost) implements GenerationResult {
        public Rendered {
            results = List.copyOf(results);
        }
    }

    /// There will be no result.
    record Failed(Failure failure) implements GenerationResult {}

    /// Nobody knows whether the provider has a task; its slot stays taken for a while.
    record SubmissionUnknown(Failure failure) implements GenerationResult {}

    /// It was stopped, and the provider does not work on it.
    ///
    /// @param outcome cancelled or expired
    record Stopped(JobStatus outcome, Failure failure) implements GenerationResult {}

    /// It was stopped, and the provider may work on all the same; its slot stays taken for a while.
    ///
    /// @param outcome cancelled or expired
    record Abandoned(JobStatus outcome, Failure failure) implements GenerationResult {}
}
