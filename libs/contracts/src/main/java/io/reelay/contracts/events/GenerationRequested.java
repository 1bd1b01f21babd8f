package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.util.List;

/// A job is ready for its provider.
///
/// @param pictures the staged images; empty for text-to-video
public record GenerationRequested(JobContext job, GenerationSpec spec, List<StagedImage> pictures)
        implements Event.OfJob {

    public GenerationRequested {
        pictures = List.copyOf(pictures);
    }

    @Override
    public String topic() {
        return Topics.generationRequested(job.provider());
    }

    @Override
    public String id() {
        return job.jobId() + ":requested";
    }

    @Override
    public String source() {
        return EventSources.INTAKE;
    }

    @Override
    public long sequence() {
        return JobStatus.QUEUED.sequence(0);
    }
}
