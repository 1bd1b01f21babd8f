package io.reelay.jobstore.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.Mode;

/// The specification of a job.
///
/// @param request        the resolved request, in the form of the API
/// @param adjustments    the differences from the original request, in the form of the API
/// @param typicalSeconds the typical duration of such a generation
public record JobSpec(Mode mode, JsonNode request, JsonNode adjustments, int typicalSeconds) {}
