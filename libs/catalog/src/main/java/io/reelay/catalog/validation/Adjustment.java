package io.reelay.catalog.validation;

import org.jspecify.annotations.Nullable;

/// A setting that was filled in or normalised.
///
/// @param from the value in the request; null if it was absent
public record Adjustment(String field, @Nullable Object from, Object to, String reason) {}
