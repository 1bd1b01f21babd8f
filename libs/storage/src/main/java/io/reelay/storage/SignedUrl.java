package io.reelay.storage;

import java.net.URI;
import java.time.Instant;

/// A URL that grants access to one object until it expires.
public record SignedUrl(URI url, Instant expiresAt) {}
