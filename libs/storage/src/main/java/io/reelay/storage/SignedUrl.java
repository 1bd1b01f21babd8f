package io.reelay.storage;

import java.net.URI;
import java.time.Instant;

/// An address that opens one file for anybody who has it, until it expires.
public record SignedUrl(URI url, Instant expiresAt) {}
