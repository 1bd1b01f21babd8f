package io.reelay.catalog;

/// How long a prompt may be, in UTF-16 units ([String#length()], which is what the providers count), and whether the
/// model needs one.
public record TextConstraint(boolean required, int min, int max) {}
