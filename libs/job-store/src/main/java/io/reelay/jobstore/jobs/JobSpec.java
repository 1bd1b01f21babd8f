package io.reelay.jobstore.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.Mode;

/// What a job is to make.
///
/// @param request        as adjusted, in the form that the producer sees
/// @param adjustments    what was changed or filled in, in the form that the producer sees
/// @param typicalSeconds how long such a generation usually takes
public record JobSpec(Mode mode, JsonNode request, JsonNode adjustments, int typicalSeconds) {}
