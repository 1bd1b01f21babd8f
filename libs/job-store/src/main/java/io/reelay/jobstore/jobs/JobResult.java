package io.reelay.jobstore.jobs;

import io.reelay.contracts.Failure;
import io.reelay.contracts.events.StoredMedia;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a job ended.
///
/// @param output  the results; empty unless it succeeded
/// @param posters a still picture of each result
/// @param failure null when it succeeded
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
