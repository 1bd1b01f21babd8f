package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import io.reelay.contracts.WaitStatus;
import org.jspecify.annotations.Nullable;

/// A job moved on, or waits.
///
/// @param progress       the part that is done, 0 to 1
/// @param etaSeconds     an estimate of the rest
/// @param waiting        why it does not move, null when it does
/// @param providerTaskId as soon as it is known
public record JobProgressed(
        JobContext job,
        JobStatus status,
        double progress,
        @Nullable Integer etaSeconds,
        @Nullable WaitStatus waiting,
        @Nullable String providerTaskId)
        implements Event.OfJob {

    public JobProgressed {
        if (status.terminal()) {
            throw new IllegalArgumentException("The end of a job is a completion, not progress: " + status);
        }
    }

    @Override
    public String topic() {
        return Topics.JOB_PROGRESS;
    }

    @Override
    public String id() {
        return job.jobId() + ":progress:" + sequence() + (waiting == null ? "" : ":" + waiting.reason());
    }

    @Override
    public String source() {
        return EventSources.worker(job.provider());
    }

    /// News of waiting comes after the news of the same progress without it; what ends the waiting is progress.
    @Override
    public long sequence() {
        return status.sequence(progress)
                + (waiting == null ? 0 : 1 + waiting.reason().ordinal());
    }
}
