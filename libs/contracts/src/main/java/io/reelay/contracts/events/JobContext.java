package io.reelay.contracts.events;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The data about a job that all its events contain.
///
/// @param jobId      `job_…`, also the record key and `ce_subject`
/// @param accountId  the owner, `acc_…`
/// @param provider   for example `runway`
/// @param model      the catalog name, for example `runway/gen4_turbo`
/// @param createdAt  when intake stored the job
/// @param deadlineAt when the job expires
/// @param metadata   the metadata of the producer, unchanged and in the same order
public record JobContext(
        String jobId,
        String accountId,
        String provider,
        String model,
        Instant createdAt,
        Instant deadlineAt,
        Map<String, Object> metadata) {

    public JobContext {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
