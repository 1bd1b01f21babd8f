package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.ImageConstraints;
import io.reelay.contracts.Topics;
import java.util.List;

/// A job with pictures was accepted: fetch and prepare them, then ask for the generation.
///
/// @param pictures what to stage
/// @param rules    what the model takes
public record StagingRequested(JobContext job, GenerationSpec spec, List<SourceImage> pictures, ImageConstraints rules)
        implements Event.OfJob {

    public StagingRequested {
        pictures = List.copyOf(pictures);
    }

    @Override
    public String topic() {
        return Topics.STAGING_REQUESTED;
    }

    @Override
    public String id() {
        return job.jobId() + ":staging";
    }

    @Override
    public String source() {
        return EventSources.INTAKE;
    }

    @Override
    public long sequence() {
        return JobStatus.STAGING.sequence(0);
    }
}
