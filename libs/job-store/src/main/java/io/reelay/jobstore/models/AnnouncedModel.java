package io.reelay.jobstore.models;

import java.time.Instant;

/// A model that a worker announced.
///
/// @param entry      JSON, as the catalog module reads it
/// @param lastSeenAt when a worker announced it last
public record AnnouncedModel(String name, String entry, Instant lastSeenAt) {}
