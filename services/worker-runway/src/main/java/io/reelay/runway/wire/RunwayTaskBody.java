package io.reelay.runway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `GET /v1/tasks/{id}`. Which members are present depends on the status.
///
/// @param progress 0 to 1, while the task runs
/// @param output   signed URLs that expire; every answer has new ones
/// @param cost     present once the task is final
public record RunwayTaskBody(
        @Nullable String id,
        @Nullable String status,
        @Nullable Double progress,
        @Nullable List<String> output,
        @Nullable String failure,
        @Nullable String failureCode,
        @Nullable RunwayCost cost) {}
