package io.reelay.workerspi;

import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A request to a provider.
///
/// @param jobId        for the log lines of the adapter
/// @param submissionId generated and stored before the call; every repetition has the same id
/// @param spec         the request; every value is valid for the model
/// @param images       in Reelay's storage; read them with [ImageLoader]
/// @param timeout      the maximum duration of one call
public record Submission(
        String jobId, UUID submissionId, GenerationSpec spec, List<StagedImage> images, Duration timeout) {}
