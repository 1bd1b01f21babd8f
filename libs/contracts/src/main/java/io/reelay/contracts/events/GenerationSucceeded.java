package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The provider finished: its results wait to be copied into the owner's storage.
///
/// @param providerTaskId the provider's task
/// @param results        the addresses of the results, in the provider's order
/// @param providerCost   what the provider charged, in its own unit, where it says so
public record GenerationSucceeded(
        JobContext job,
        GenerationSpec spec,
        String providerTaskId,
        List<String> results,
        @Nullable BigDecimal providerCost)
        implements Event.OfJob {

    public GenerationSucceeded {
        results = List.copyOf(results);
    }

    @Override
    public String topic() {
        return Topics.GENERATION_SUCCEEDED;
    }

    @Override
    public String id() {
        return job.jobId() + ":generated";
    }

    @Override
    public String source() {
        return EventSources.worker(job.provider());
    }

    @Override
    public long sequence() {
        return JobStatus.ARCHIVING.sequence(0);
    }
}
