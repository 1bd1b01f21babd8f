package io.reelay.catalog.validation;

import org.jspecify.annotations.Nullable;

/// One setting that was filled in or written differently for the caller.
///
/// @param from what the caller said; absent when nothing
public record Adjustment(String field, @Nullable Object from, Object to, String reason) {}
