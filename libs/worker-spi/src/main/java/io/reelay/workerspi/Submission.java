package io.reelay.workerspi;

import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What is asked of the provider.
///
/// @param jobId        for the adapter's own log lines
/// @param submissionId chosen and stored before the call, the same at every repetition
/// @param spec         every value legal for the model
/// @param pictures     in the owner's storage; read them through [ImageLoader]
/// @param patience     how long the call may take at most
public record Submission(
        String jobId, UUID submissionId, GenerationSpec spec, List<StagedImage> pictures, Duration patience) {}
