package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The provider has finished. Its results have yet to be copied to the owner's storage.
///
/// @param providerTaskId the task id of the provider
/// @param results        the URLs of the results, in the order of the provider
/// @param providerCost   the cost in the unit of the provider; null if unknown
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
