package io.reelay.jobstore.jobs;

import io.reelay.contracts.Failure;
import io.reelay.contracts.events.StoredMedia;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a job.
///
/// @param at      when the job ended
/// @param output  the result files; empty unless the job has succeeded
/// @param posters a still image of each result file
/// @param failure null if the job has succeeded
public record JobResult(
        Instant at,
        List<StoredMedia> output,
        List<StoredMedia> posters,
        @Nullable Failure failure) {

    public JobResult {
        output = List.copyOf(output);
        posters = List.copyOf(posters);
    }
}
