package io.reelay.runway.wire;

import org.jspecify.annotations.Nullable;

/// The answer to a creation. The estimate is younger than the API; older servers leave it out.
public record RunwayCreatedTask(@Nullable String id, @Nullable RunwayCost estimatedCost) {}
