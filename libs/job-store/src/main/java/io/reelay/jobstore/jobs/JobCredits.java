package io.reelay.jobstore.jobs;

import org.jspecify.annotations.Nullable;

/// What a job costs its account.
///
/// @param reserved set aside when it was accepted
/// @param charged  paid at its end; null before
public record JobCredits(long reserved, @Nullable Long charged) {}
