package io.reelay.runway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /v1/tasks/{id}`: one shape for every status, with what the status has.
///
/// @param progress 0 to 1, while it runs
/// @param output   signed addresses that expire; the next answer has fresh ones
/// @param cost     once it is final
public record RunwayTaskBody(
        @Nullable String id,
        @Nullable String status,
        @Nullable Double progress,
        @Nullable List<String> output,
        @Nullable String failure,
        @Nullable String failureCode,
        @Nullable RunwayCost cost) {}
