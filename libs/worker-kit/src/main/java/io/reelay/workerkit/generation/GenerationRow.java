package io.reelay.workerkit.generation;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.messaging.events.EventJson;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the table `generation`, with the columns that a worker needs to resume it.
record GenerationRow(
        GenerationRequested request,
        String traceparent,
        UUID submissionId,
        LeasedGeneration.State state,
        @Nullable String keyFingerprint,
        @Nullable String taskId,
        Instant startedAt,
        @Nullable JobStatus cancelOutcome) {

    static final String COLUMNS = "request, traceparent, submission_id, state, key_fingerprint, task_id,"
            + " coalesce(submitted_at, created_at) as started_at, cancel_outcome";

    static GenerationRow of(Tuple tuple) {
        try {
            return new GenerationRow(
                    EventJson.mapper().readValue(tuple.get("request", byte[].class), GenerationRequested.class),
                    tuple.get("traceparent", String.class),
                    tuple.get("submission_id", UUID.class),
                    LeasedGeneration.State.valueOf(
                            tuple.get("state", String.class).toUpperCase(Locale.ROOT)),
                    (String) tuple.get("key_fingerprint"),
                    (String) tuple.get("task_id"),
                    tuple.get("started_at", Instant.class),
                    parseStatus((String) tuple.get("cancel_outcome")));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored generation cannot be read", e);
        }
    }

    static @Nullable JobStatus parseStatus(@Nullable String column) {
        return column == null ? null : JobStatus.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
