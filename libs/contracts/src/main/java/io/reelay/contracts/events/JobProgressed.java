package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import io.reelay.contracts.WaitStatus;
import org.jspecify.annotations.Nullable;

/// A job has made progress or is waiting.
///
/// @param progress       the completed fraction, 0 to 1
/// @param etaSeconds     the estimated remaining time
/// @param waiting        why the job is waiting; null if it is not
/// @param providerTaskId the task id of the provider; null until it is known
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
            throw new IllegalArgumentException("A terminal status needs a completion event, not progress: " + status);
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

    /// A waiting event sorts after the plain event with the same progress. The next progress sorts after both.
    @Override
    public long sequence() {
        return status.sequence(progress)
                + (waiting == null ? 0 : waiting.reason().rank());
    }
}
