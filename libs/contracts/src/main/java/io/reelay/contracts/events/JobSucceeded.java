package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job has succeeded; its result is in the owner's storage.
///
/// @param output         the result files
/// @param posters        a still image of each result file, in the same order
/// @param providerTaskId the task id of the provider
/// @param providerCost   the cost in the unit of the provider; null if unknown
public record JobSucceeded(
        JobContext job,
        List<StoredMedia> output,
        List<StoredMedia> posters,
        @Nullable String providerTaskId,
        @Nullable BigDecimal providerCost)
        implements Event.Completion {

    public JobSucceeded {
        output = List.copyOf(output);
        posters = List.copyOf(posters);
    }

    @Override
    public JobStatus status() {
        return JobStatus.SUCCEEDED;
    }
}
