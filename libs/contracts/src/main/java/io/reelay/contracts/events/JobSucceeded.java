package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job ended with a result in the owner's storage.
///
/// @param output         the results
/// @param posters        a still picture of each result, in the same order
/// @param providerTaskId the provider's task
/// @param providerCost   what the provider charged, in its own unit, where it says so
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
