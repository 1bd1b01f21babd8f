package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.workerspi.ProviderTask;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a generation ended.
sealed interface GenerationResult extends GenerationWorkflow.SubmissionResult {

    /// The provider has the result.
    record Succeeded(
            ProviderTask task,
            List<String> results,
            @Nullable BigDecimal cost) implements GenerationResult {
        public Succeeded {
            results = List.copyOf(results);
        }
    }

    /// The generation failed.
    record Failed(Failure failure) implements GenerationResult {}

    /// It is unknown whether the provider has a task; its slot stays taken for a while.
    record SubmissionUnknown(Failure failure) implements GenerationResult {}

    /// The generation was stopped, and the provider does not work on it.
    ///
    /// @param outcome cancelled or expired
    record Stopped(JobStatus outcome, Failure failure) implements GenerationResult {}

    /// The generation was stopped, but the provider may continue; its slot stays taken for a while.
    ///
    /// @param outcome cancelled or expired
    record Abandoned(JobStatus outcome, Failure failure) implements GenerationResult {}
}
