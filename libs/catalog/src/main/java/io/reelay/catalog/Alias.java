package io.reelay.catalog;

import org.jspecify.annotations.Nullable;

/// Another name of a model, with an optional fixed duration: `runwayml-gen4_turbo-5` is gen4_turbo with five seconds.
public record Alias(String name, @Nullable Integer duration) {}
