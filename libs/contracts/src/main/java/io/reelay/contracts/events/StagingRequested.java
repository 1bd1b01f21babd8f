package io.reelay.contracts.events;

import io.reelay.contracts.ImageConstraints;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.util.List;

/// A job with images has been accepted. Its images have to be staged before the generation is requested.
///
/// @param pictures the images to stage
/// @param rules    the constraints of the model
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
