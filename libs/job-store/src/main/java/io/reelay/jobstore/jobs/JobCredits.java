package io.reelay.jobstore.jobs;

import org.jspecify.annotations.Nullable;

/// The credits of a job.
///
/// @param reserved reserved when the job was accepted
/// @param charged  charged when the job ended; null until then
public record JobCredits(long reserved, @Nullable Long charged) {}
