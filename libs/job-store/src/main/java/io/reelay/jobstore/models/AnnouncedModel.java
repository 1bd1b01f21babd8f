package io.reelay.jobstore.models;

import java.time.Instant;

/// A model that a worker has announced.
///
/// @param entry      the JSON in the format of the catalog module
/// @param lastSeenAt the time of the last announcement
public record AnnouncedModel(String name, String entry, Instant lastSeenAt) {}
