package io.reelay.runway.wire;

import org.jspecify.annotations.Nullable;

/// The answer to the creation of a task.
///
/// @param estimatedCost null in the answers of older servers
public record RunwayCreatedTask(
        @Nullable String id, @Nullable RunwayCost estimatedCost) {}
